using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using SessionTools.EngineHost;

namespace SessionTools.EngineTests;

/// <summary>The engine this test assembly was built for, or why it cannot be had here.</summary>
internal static class ChosenEngine
{
    public static string? SkipReason { get; private set; }

    /// <summary>The engine understands scripts, not only commands.</summary>
    public static bool HasScripts { get; private set; }

    [ModuleInitializer]
    internal static void Choose()
    {
        EngineKind wanted = Enum.Parse<EngineKind>(Metadata("TestEngine"));
        if (wanted == EngineKind.StandIn)
        {
            Engine.UseStandIn();
        }
        else if (Engine.TryUsePowerShell(out string reason))
        {
            HasScripts = true;
        }
        else
        {
            // The runner still has to load the test classes to report each of them as skipped.
            SkipReason = reason;
            Engine.UseStandIn();
        }
    }

    private static string Metadata(string key)
    {
        return typeof(ChosenEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key).Value!;
    }
}
