using System;
using SessionTools.EngineHost;

namespace SessionTools.Bench;

/// <summary>
/// Prints figures as ratios taken side by side in one run. <c>startup</c> compares PowerShells with and without the
/// module; <c>stream</c> compares a million streamed session actions with parsing their pages alone.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        bool real = Engine.TryUsePowerShell(out string reason);
        if (!real)
        {
            Engine.UseStandIn();
        }

        Console.WriteLine(real ? $"Engine: PowerShell {Engine.Current!.Version}" : $"Engine: stand-in ({reason})");
        string what = args.Length == 0 ? "all" : args[0];
        if (what is "all" or "startup")
        {
            Startup.Run(real);
        }

        if (what is "all" or "stream")
        {
            Streaming.Run();
        }

        if (what is "all" or "startup" or "stream")
        {
            return 0;
        }

        Console.WriteLine("usage: SessionTools.Bench [startup|stream]");
        return 1;
    }
}
