using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace System.Management.Automation.Runspaces;

public sealed class Command
{
    public Command(string command)
        : this(command, false)
    {
    }

    public Command(string command, bool isScript)
        : this(command, isScript, false)
    {
    }

    public Command(string command, bool isScript, bool useLocalScope)
    {
        ArgumentNullException.ThrowIfNull(command);
        CommandText = command;
        IsScript = isScript;
        UseLocalScope = useLocalScope;
    }

    internal Command(CommandInfo command)
        : this(command.Name)
    {
        Known = command;
    }

    public string CommandText { get; }

    public bool IsScript { get; }

    public bool UseLocalScope { get; }

    public bool IsEndOfStatement { get; internal set; }

    public CommandParameterCollection Parameters { get; } = [];

    internal CommandInfo? Known { get; }

    public override string ToString()
    {
        return CommandText;
    }

    internal Command Clone()
    {
        Command clone = Known is null ? new Command(CommandText, IsScript, UseLocalScope) : new Command(Known);
        clone.IsEndOfStatement = IsEndOfStatement;
        foreach (CommandParameter parameter in Parameters)
        {
            clone.Parameters.Add(parameter);
        }

        return clone;
    }
}

public sealed class CommandParameter
{
    public CommandParameter(string? name)
        : this(name, null)
    {
    }

    public CommandParameter(string? name, object? value)
    {
        Name = name;
        Value = value;
    }

    public string? Name { get; }

    public object? Value { get; }
}

public sealed class CommandParameterCollection : Collection<CommandParameter>
{
    public void Add(string name)
    {
        Add(new CommandParameter(name));
    }

    public void Add(string? name, object? value)
    {
        Add(new CommandParameter(name, value));
    }
}

public sealed class CommandCollection : Collection<Command>
{
    internal CommandCollection()
    {
    }

    public void Add(string command)
    {
        Add(new Command(command));
    }

    public void AddScript(string scriptContents)
    {
        Add(new Command(scriptContents, true));
    }

    /// <summary>The pipelines, cut where statements end.</summary>
    internal IEnumerable<IReadOnlyList<Command>> Statements()
    {
        List<Command> statement = [];
        foreach (Command command in this)
        {
            statement.Add(command);
            if (command.IsEndOfStatement)
            {
                yield return statement;
                statement = [];
            }
        }

        if (statement.Count > 0)
        {
            yield return statement;
        }
    }
}
