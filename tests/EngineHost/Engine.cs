using System;
using System.IO;
using System.Reflection;

namespace SessionTools.EngineHost;

/// <summary>
/// Chooses, once per process, which System.Management.Automation the process runs on. The choice must be made before any
/// method that mentions one of its types is compiled: the runtime remembers a failed load.
/// </summary>
public static class Engine
{
    private const string StandInFolder = "standin";
    private const string EngineFile = "System.Management.Automation.dll";

    private static readonly object s_gate = new();
    private static EngineInfo? s_current;

    public static EngineInfo? Current
    {
        get
        {
            lock (s_gate)
            {
                return s_current;
            }
        }
    }

    public static string StandInPath => Path.Combine(AppContext.BaseDirectory, StandInFolder, EngineFile);

    public static void Use(EngineKind kind)
    {
        if (kind == EngineKind.StandIn)
        {
            UseStandIn();
            return;
        }

        if (!TryUsePowerShell(out string reason))
        {
            throw new InvalidOperationException(reason);
        }
    }

    public static void UseStandIn()
    {
        if (!File.Exists(StandInPath))
        {
            throw new FileNotFoundException($"The stand-in engine is missing: {StandInPath}", StandInPath);
        }

        string version = AssemblyName.GetAssemblyName(StandInPath).Version!.ToString();
        Settle(new EngineInfo(EngineKind.StandIn, version, Path.GetDirectoryName(StandInPath)!));
    }

    /// <summary>Takes the engine of the `pwsh` on PATH; where there is none that fits, says why and chooses nothing.</summary>
    public static bool TryUsePowerShell(out string reason)
    {
        if (Current is EngineInfo { Kind: EngineKind.PowerShell })
        {
            reason = string.Empty;
            return true;
        }

        PowerShellInstallation? found = PowerShellProbe.Find(out reason);
        if (found is null || !found.RunsOn(Environment.Version, out reason))
        {
            return false;
        }

        Settle(new EngineInfo(EngineKind.PowerShell, found.Version, found.Home));
        return true;
    }

    private static void Settle(EngineInfo engine)
    {
        lock (s_gate)
        {
            if (s_current is null)
            {
                EngineResolver.Register(engine);
                s_current = engine;
            }
            else if (s_current.Kind != engine.Kind)
            {
                throw new InvalidOperationException($"This process already runs on {s_current.Kind}; the engine is chosen once.");
            }
        }
    }
}
