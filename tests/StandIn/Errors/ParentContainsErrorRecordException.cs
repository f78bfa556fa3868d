namespace System.Management.Automation;

/// <summary>Stands in an error record for the exception that holds the record, so that the two do not hold each other.</summary>
public class ParentContainsErrorRecordException : SystemException
{
    public ParentContainsErrorRecordException()
        : this(new InvalidOperationException())
    {
    }

    public ParentContainsErrorRecordException(string message)
        : this(new InvalidOperationException(message))
    {
    }

    public ParentContainsErrorRecordException(string message, Exception innerException)
        : this(new InvalidOperationException(message, innerException))
    {
    }

    public ParentContainsErrorRecordException(Exception wrapperException)
    {
        Wrapper = wrapperException;
    }

    public override string Message => Wrapper.Message;

    internal Exception Wrapper { get; }
}
