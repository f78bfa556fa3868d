using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SessionTools.StandIn.Tests;

/// <summary>Counts, per runspace, what the engine calls when this assembly is imported and removed as a module.</summary>
public sealed class ModuleCallbacks : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly ConcurrentDictionary<int, string> s_calls = new();
    private bool _wasImported;

    public static string CallsIn(Runspace runspace)
    {
        return s_calls.TryGetValue(runspace.Id, out string? calls) ? calls : string.Empty;
    }

    public void OnImport()
    {
        _wasImported = true;
        Add("import");
    }

    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        Add(_wasImported ? "remove" : "remove on another instance");
    }

    private static void Add(string call)
    {
        s_calls.AddOrUpdate(Runspace.DefaultRunspace.Id, call, (_, before) => $"{before}, {call}");
    }
}
