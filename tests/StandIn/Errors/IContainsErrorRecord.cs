namespace System.Management.Automation;

public interface IContainsErrorRecord
{
    public ErrorRecord ErrorRecord { get; }
}
