using System.IO;
using System.Reflection;
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

    private readonly string _folder;

    private LoadContext(string folder)
        : base(ModuleName)
    {
        _folder = folder;
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
            string folder = Path.GetDirectoryName(typeof(LoadContext).Assembly.Location)!;

            // By its path: the first load by name costs the import some 6 ms more.
            s_module ??= new LoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, ModuleName + ".dll"));
            return s_module;
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

        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
