namespace System.Management.Automation;

public sealed class DataAddedEventArgs : EventArgs
{
    internal DataAddedEventArgs(Guid powerShellInstanceId, int index)
    {
        PowerShellInstanceId = powerShellInstanceId;
        Index = index;
    }

    public int Index { get; }

    public Guid PowerShellInstanceId { get; }
}

public sealed class DataAddingEventArgs : EventArgs
{
    internal DataAddingEventArgs(Guid powerShellInstanceId, object? itemAdded)
    {
        PowerShellInstanceId = powerShellInstanceId;
        ItemAdded = itemAdded;
    }

    public object? ItemAdded { get; }

    public Guid PowerShellInstanceId { get; }
}
