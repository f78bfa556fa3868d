using System;
using SessionTools.EngineHost;

namespace SessionTools.Quickstart;

/// <summary>The main job against the embedded endpoint: five services, each by a pipeline as a user would type it.</summary>
internal static class Program
{
    private static int Main()
    {
        if (!Engine.TryUsePowerShell(out string reason))
        {
            Engine.UseStandIn();
        }

        EngineInfo engine = Engine.Current!;
        Console.WriteLine(engine.Kind == EngineKind.PowerShell
            ? $"Running in PowerShell {engine.Version}."
            : $"Running in the stand-in engine ({reason}): no tables, the first properties of each object instead.");
        return Tour.Run(engine) ? 0 : 1;
    }
}
