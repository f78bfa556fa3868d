using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace SessionTools.EngineHost;

/// <summary>Answers the runtime's questions for assemblies and native libraries that only the engine's folder has.</summary>
internal sealed class EngineResolver
{
    private readonly string _home;

    private EngineResolver(string home)
    {
        _home = home;
    }

    public static void Register(EngineInfo engine)
    {
        if (engine.Kind == EngineKind.PowerShell)
        {
            QuietPowerShell();
        }

        EngineResolver resolver = new(engine.Home);
        AssemblyLoadContext.Default.Resolving += resolver.ResolveAssembly;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += resolver.ResolveLibrary;
    }

    private static void QuietPowerShell()
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");
    }

    private Assembly? ResolveAssembly(AssemblyLoadContext context, AssemblyName name)
    {
        string path = Path.Combine(_home, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    private IntPtr ResolveLibrary(Assembly assembly, string name)
    {
        foreach (string path in LibraryPaths(name))
        {
            if (File.Exists(path) && NativeLibrary.TryLoad(path, out IntPtr handle))
            {
                return handle;
            }
        }

        return IntPtr.Zero;
    }

    private IEnumerable<string> LibraryPaths(string name)
    {
        string extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        yield return Path.Combine(_home, name);
        yield return Path.Combine(_home, name + extension);
        yield return Path.Combine(_home, "lib" + name + extension);
    }
}
