namespace System.Management.Automation;

public class WildcardPatternException : RuntimeException
{
    public WildcardPatternException()
    {
    }

    public WildcardPatternException(string message)
        : base(message)
    {
    }

    public WildcardPatternException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal override string DefaultErrorId => "RuntimeException";
}
