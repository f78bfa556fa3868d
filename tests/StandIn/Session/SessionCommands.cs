using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;

namespace System.Management.Automation;

internal sealed class SessionCommands
{
    private readonly ConcurrentDictionary<string, CmdletInfo> _cmdlets = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase);

    public SessionCommands(InitialSessionState initial)
    {
        foreach (SessionStateCommandEntry entry in initial.Commands)
        {
            if (entry is SessionStateCmdletEntry cmdlet)
            {
                Add(new CmdletInfo(cmdlet.Name, cmdlet.ImplementingType));
            }
            else if (entry is SessionStateAliasEntry alias)
            {
                AddAlias(alias.Name, alias.Definition);
            }
        }
    }

    public void Add(CmdletInfo cmdlet)
    {
        _cmdlets[cmdlet.Name] = cmdlet;
    }

    public void AddAlias(string name, string definition)
    {
        _aliases[name] = definition;
    }

    public void RemoveOf(PSModuleInfo module)
    {
        foreach (KeyValuePair<string, CmdletInfo> entry in _cmdlets.Where(entry => ReferenceEquals(entry.Value.Module, module)))
        {
            _cmdlets.TryRemove(entry.Key, out CmdletInfo? _);
            foreach (KeyValuePair<string, string> alias in _aliases.Where(alias => alias.Value == entry.Key))
            {
                _aliases.TryRemove(alias.Key, out string? _);
            }
        }
    }

    public CmdletInfo Find(Command command)
    {
        if (command.IsScript)
        {
            throw ScriptBlock.NoScriptLanguage();
        }

        if (command.Known is CmdletInfo known)
        {
            return known;
        }

        string name = Unqualified(command.CommandText);
        string target = _aliases.TryGetValue(name, out string? definition) ? definition : name;
        return _cmdlets.TryGetValue(target, out CmdletInfo? found)
            ? found
            : throw CommandNotFoundException.For(command.CommandText);
    }

    private static string Unqualified(string name)
    {
        return name[(name.LastIndexOf('\\') + 1)..];
    }
}
