namespace System.Management.Automation;

/// <summary>For its lifetime one command, on one thread, may write.</summary>
internal sealed class WritePermission : IDisposable
{
    private readonly Action _end;

    public WritePermission(Action end)
    {
        _end = end;
    }

    public void Dispose()
    {
        _end();
    }
}
