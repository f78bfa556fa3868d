using System.Management.Automation.Runspaces;

namespace System.Management.Automation;

public sealed class PSCommand
{
    public CommandCollection Commands { get; } = new();

    private Command Current => Commands.Count > 0
        ? Commands[^1]
        : throw new PSInvalidOperationException("A command is required to add a parameter to.");

    public PSCommand AddCommand(string command)
    {
        return AddCommand(new Command(command));
    }

    public PSCommand AddCommand(string cmdlet, bool useLocalScope)
    {
        return AddCommand(new Command(cmdlet, false, useLocalScope));
    }

    public PSCommand AddCommand(Command command)
    {
        Commands.Add(command);
        return this;
    }

    public PSCommand AddScript(string script)
    {
        return AddScript(script, false);
    }

    public PSCommand AddScript(string script, bool useLocalScope)
    {
        return AddCommand(new Command(script, true, useLocalScope));
    }

    public PSCommand AddParameter(string parameterName)
    {
        return AddParameter(parameterName, true);
    }

    public PSCommand AddParameter(string parameterName, object? value)
    {
        ArgumentNullException.ThrowIfNull(parameterName);
        Current.Parameters.Add(parameterName, value);
        return this;
    }

    public PSCommand AddArgument(object? value)
    {
        Current.Parameters.Add(null, value);
        return this;
    }

    public PSCommand AddStatement()
    {
        if (Commands.Count > 0)
        {
            Current.IsEndOfStatement = true;
        }

        return this;
    }

    public void Clear()
    {
        Commands.Clear();
    }

    public PSCommand Clone()
    {
        PSCommand clone = new();
        foreach (Command command in Commands)
        {
            clone.AddCommand(command.Clone());
        }

        return clone;
    }
}
