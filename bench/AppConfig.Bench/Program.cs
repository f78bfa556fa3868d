using System;
using SessionTools.EngineHost;

namespace SessionTools.AppConfigBench;

/// <summary>Prints what it costs to read a configuration from a session's memory.</summary>
internal static class Program
{
    private static void Main()
    {
        bool real = Engine.TryUsePowerShell(out string reason);
        if (!real)
        {
            Engine.UseStandIn();
        }

        Console.WriteLine(real ? $"Engine: PowerShell {Engine.Current!.Version}" : $"Engine: stand-in ({reason})");
        CachedRead.Run();
    }
}
