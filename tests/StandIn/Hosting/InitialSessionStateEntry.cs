using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace System.Management.Automation.Runspaces;

public abstract class InitialSessionStateEntry
{
    protected InitialSessionStateEntry(string name)
    {
        Name = name;
    }

    public string Name { get; }

    public PSModuleInfo? Module => null;

    public abstract InitialSessionStateEntry Clone();
}

public abstract class ConstrainedSessionStateEntry : InitialSessionStateEntry
{
    protected ConstrainedSessionStateEntry(string name, SessionStateEntryVisibility visibility)
        : base(name)
    {
        Visibility = visibility;
    }

    public SessionStateEntryVisibility Visibility { get; set; }
}

public abstract class SessionStateCommandEntry : ConstrainedSessionStateEntry
{
    protected SessionStateCommandEntry(string name)
        : base(name, SessionStateEntryVisibility.Public)
    {
    }

    public CommandTypes CommandType { get; internal init; }
}

public sealed class SessionStateCmdletEntry : SessionStateCommandEntry
{
    public SessionStateCmdletEntry(string name, Type implementingType, string? helpFileName)
        : base(name)
    {
        ImplementingType = implementingType;
        HelpFileName = helpFileName;
        CommandType = CommandTypes.Cmdlet;
    }

    public Type ImplementingType { get; }

    public string? HelpFileName { get; }

    public override InitialSessionStateEntry Clone()
    {
        return new SessionStateCmdletEntry(Name, ImplementingType, HelpFileName) { Visibility = Visibility };
    }
}

public sealed class SessionStateAliasEntry : SessionStateCommandEntry
{
    public SessionStateAliasEntry(string name, string definition)
        : this(name, definition, string.Empty)
    {
    }

    public SessionStateAliasEntry(string name, string definition, string description)
        : base(name)
    {
        Definition = definition;
        Description = description;
        CommandType = CommandTypes.Alias;
    }

    public string Definition { get; }

    public string Description { get; }

    public override InitialSessionStateEntry Clone()
    {
        return new SessionStateAliasEntry(Name, Definition, Description) { Visibility = Visibility };
    }
}

public sealed class SessionStateVariableEntry : ConstrainedSessionStateEntry
{
    public SessionStateVariableEntry(string name, object? value, string description)
        : this(name, value, description, ScopedItemOptions.None)
    {
    }

    public SessionStateVariableEntry(string name, object? value, string description, ScopedItemOptions options)
        : base(name, SessionStateEntryVisibility.Public)
    {
        Value = value;
        Description = description ?? string.Empty;
        Options = options;
    }

    public object? Value { get; }

    public string Description { get; }

    public ScopedItemOptions Options { get; }

    public override InitialSessionStateEntry Clone()
    {
        return new SessionStateVariableEntry(Name, Value, Description, Options) { Visibility = Visibility };
    }
}

public sealed class InitialSessionStateEntryCollection<T> : IEnumerable<T>
    where T : InitialSessionStateEntry
{
    private readonly List<T> _entries = [];

    public InitialSessionStateEntryCollection()
    {
    }

    public InitialSessionStateEntryCollection(IEnumerable<T> items)
    {
        Add(items);
    }

    public int Count => _entries.Count;

    public T this[int index] => _entries[index];

    public Collection<T> this[string name] =>
        new(_entries.Where(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase)).ToList());

    public void Add(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _entries.Add(item);
    }

    public void Add(IEnumerable<T> items)
    {
        _entries.AddRange(items);
    }

    public void Clear()
    {
        _entries.Clear();
    }

    public void Remove(string name, object? type)
    {
        _entries.RemoveAll(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    public InitialSessionStateEntryCollection<T> Clone()
    {
        return new InitialSessionStateEntryCollection<T>(_entries.Select(entry => (T)entry.Clone()));
    }

    public IEnumerator<T> GetEnumerator()
    {
        return _entries.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }
}
