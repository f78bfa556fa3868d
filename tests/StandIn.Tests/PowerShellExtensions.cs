using System.Linq;
using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

internal static class PowerShellExtensions
{
    /// <summary>Runs the command with these objects as its pipeline input.</summary>
    public static object?[] Feed(this PowerShell command, params object?[] input)
    {
        return command.Invoke(input).Select(item => item?.BaseObject).ToArray();
    }
}
