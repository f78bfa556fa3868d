using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation.Runspaces;

namespace System.Management.Automation;

internal sealed class SessionVariables
{
    private readonly ConcurrentDictionary<string, PSVariable> _variables = new(StringComparer.OrdinalIgnoreCase);

    public SessionVariables(InitialSessionState initial)
    {
        Set(PreferenceNames.Error, ActionPreference.Continue);
        Set(PreferenceNames.Warning, ActionPreference.Continue);
        Set(PreferenceNames.Verbose, ActionPreference.SilentlyContinue);
        Set(PreferenceNames.Debug, ActionPreference.SilentlyContinue);
        Set(PreferenceNames.Information, ActionPreference.SilentlyContinue);
        Set(PreferenceNames.Progress, ActionPreference.Continue);
        Set(PreferenceNames.WhatIf, false);
        Set(PreferenceNames.Confirm, ConfirmImpact.High);
        foreach (SessionStateVariableEntry entry in initial.Variables)
        {
            _variables[entry.Name] = new PSVariable(entry.Name, entry.Value, entry.Options) { Description = entry.Description };
        }
    }

    public PSVariable? Find(string name)
    {
        return _variables.TryGetValue(WithoutScope(name), out PSVariable? variable) ? variable : null;
    }

    public object? GetValue(string name)
    {
        return Find(name)?.Value;
    }

    public T GetPreference<T>(string name, T fallback)
    {
        return LanguagePrimitives.TryConvertTo(GetValue(name), out T? value) && GetValue(name) is not null ? value! : fallback;
    }

    public void Set(string name, object? value)
    {
        string key = WithoutScope(name);
        if (_variables.TryGetValue(key, out PSVariable? known))
        {
            known.Value = value;
        }
        else
        {
            _variables[key] = new PSVariable(key, value);
        }
    }

    public void Set(PSVariable variable)
    {
        _variables[variable.Name] = variable;
    }

    public void Remove(string name)
    {
        _variables.TryRemove(WithoutScope(name), out PSVariable? _);
    }

    // A session here has one scope, so every scope name means the same.
    private static string WithoutScope(string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? name[(colon + 1)..] : name;
    }
}
