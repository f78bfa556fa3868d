using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>The binary modules of a session, with the callbacks their assemblies ask for.</summary>
internal sealed class SessionModules
{
    private readonly Session _session;
    private readonly List<PSModuleInfo> _modules = [];

    public SessionModules(Session session)
    {
        _session = session;
    }

    public IReadOnlyList<PSModuleInfo> All => _modules;

    public PSModuleInfo Import(string name, Assembly assembly, bool force)
    {
        PSModuleInfo? known = _modules.Find(module => module.ImplementingAssembly == assembly);
        if (known is not null && !force)
        {
            return known;
        }

        if (known is not null)
        {
            Remove(known);
        }

        PSModuleInfo module = new(name, assembly);
        foreach (IModuleAssemblyInitializer initializer in Create<IModuleAssemblyInitializer>(assembly))
        {
            initializer.OnImport();
        }

        _modules.Add(module);
        Export(module);
        return module;
    }

    public void Remove(PSModuleInfo module)
    {
        foreach (IModuleAssemblyCleanup cleanup in Create<IModuleAssemblyCleanup>(module.ImplementingAssembly))
        {
            cleanup.OnRemove(module);
        }

        _modules.Remove(module);
        _session.Commands.RemoveOf(module);
    }

    private void Export(PSModuleInfo module)
    {
        foreach (CmdletInfo cmdlet in module.ExportedCmdlets.Values)
        {
            _session.Commands.Add(cmdlet);
        }

        foreach ((string alias, string definition) in module.Aliases)
        {
            _session.Commands.AddAlias(alias, definition);
        }
    }

    private static IEnumerable<T> Create<T>(Assembly assembly)
    {
        return assembly.GetExportedTypes()
            .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (T)Activator.CreateInstance(type)!);
    }
}
