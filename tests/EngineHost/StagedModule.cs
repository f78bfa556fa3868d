using System;
using System.IO;
using System.Reflection;

namespace SessionTools.EngineHost;

/// <summary>The module as the build lays it out in <c>out/SessionTools</c>, and how each engine imports it.</summary>
public static class StagedModule
{
    /// <summary>The folder that holds the solution, above this program.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    public static string Folder => Path.Combine(RepositoryRoot, "out", "SessionTools");

    /// <summary>
    /// The parameter of <c>Import-Module</c>: PowerShell imports the folder through its manifest; the stand-in, which runs
    /// no script, imports the assembly that the module's loader gives.
    /// </summary>
    public static (string Name, object Value) ImportParameter(EngineInfo engine) =>
        engine.Kind == EngineKind.PowerShell ? ("Name", Folder) : ("Assembly", LoadAssembly());

    private static Assembly LoadAssembly()
    {
        Assembly loader = Assembly.LoadFrom(Path.Combine(Folder, "bin", "SessionTools.Loader.dll"));
        MethodInfo load = loader.GetType("SessionTools.Loader.LoadContext", throwOnError: true)!.GetMethod("LoadModule")!;
        return (Assembly)load.Invoke(null, null)!;
    }

    private static string FindRepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SessionTools.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("SessionTools.sln is in no folder above this program.");
    }
}
