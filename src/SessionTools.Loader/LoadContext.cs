using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace SessionTools.Loader;

/// <summary>
/// Loads the module and its dependencies apart from everybody else's, so that another module's AWSSDK.Core and ours do
/// not meet. There is one for the process: binary modules cannot be unloaded.
/// </summary>
public sealed class LoadContext : AssemblyLoadContext
{
    private const string ModuleName = "SessionTools";

    private static readonly object s_lock = new();
    private static Assembly? s_module;

    /// <summary>What is compiled ahead of time for this platform, then what runs on every platform.</summary>
    private readonly string[] _folders;

    private LoadContext(string folder)
        : base(ModuleName)
    {
        _folders = [Path.Combine(folder, "AheadOfTime", RuntimeInformation.RuntimeIdentifier), folder];
    }

    /// <summary>The module has been loaded into this process.</summary>
    public static bool IsLoaded
    {
        get
        {
            lock (s_lock)
            {
                return s_module is not null;
            }
        }
    }

    /// <summary>The module's assembly, loaded on the first call.</summary>
    public static Assembly LoadModule()
    {
        lock (s_lock)
        {
            // By its path: the first load by name costs the import some 6 ms more.
            string folder = Path.GetDirectoryName(typeof(LoadContext).Assembly.Location)!;
            return s_module ??= new LoadContext(folder).LoadOurs(ModuleName)
                ?? throw new FileNotFoundException($"There is no {ModuleName}.dll in '{folder}'; the module is incomplete.");
        }
    }

    /// <summary>
    /// What lies in our folder is ours; everything else (the framework, System.Management.Automation) comes from the
    /// default context. The loader itself is loaded there already.
    /// </summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == typeof(LoadContext).Assembly.GetName().Name)
        {
            return typeof(LoadContext).Assembly;
        }

        return LoadOurs(assemblyName.Name!);
    }

    private Assembly? LoadOurs(string name) =>
        _folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists) is { } path ? LoadFromAssemblyPath(path) : null;
}
