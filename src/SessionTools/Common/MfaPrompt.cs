using System;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace SessionTools.Common;

/// <summary>Asks the user for the code of their MFA device.</summary>
internal static class MfaPrompt
{
    /// <returns>Null where nobody can be asked: the host says so by refusing.</returns>
    public static string? Ask(PSHost? host, string serial)
    {
        if (host?.UI is not { } screen)
        {
            return null;
        }

        try
        {
            screen.Write($"Code of the MFA device {serial}: ");
            return screen.ReadLine()?.Trim() is { Length: > 0 } code ? code : null;
        }
        catch (Exception exception) when (exception is HostException or PSInvalidOperationException or PSNotImplementedException or NotImplementedException or NotSupportedException)
        {
            return null;
        }
    }
}
