namespace System.Management.Automation;

public class CommandNotFoundException : RuntimeException
{
    public CommandNotFoundException()
    {
    }

    public CommandNotFoundException(string message)
        : base(message)
    {
    }

    public CommandNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public string CommandName { get; set; } = string.Empty;

    internal override string DefaultErrorId => nameof(CommandNotFoundException);

    internal override ErrorCategory DefaultCategory => ErrorCategory.ObjectNotFound;

    internal static CommandNotFoundException For(string name)
    {
        CommandNotFoundException exception = new(
            $"The term '{name}' is not recognized as a name of a cmdlet. Check the spelling of the name.")
        {
            CommandName = name,
        };
        exception.ErrorRecord.SetTargetObject(name);
        return exception;
    }
}
