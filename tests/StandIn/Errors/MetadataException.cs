namespace System.Management.Automation;

public class MetadataException : RuntimeException
{
    public MetadataException()
    {
    }

    public MetadataException(string message)
        : base(message)
    {
    }

    public MetadataException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal override string DefaultErrorId => nameof(MetadataException);

    internal override ErrorCategory DefaultCategory => ErrorCategory.MetadataError;
}
