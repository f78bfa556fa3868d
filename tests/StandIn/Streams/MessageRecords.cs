namespace System.Management.Automation;

public class VerboseRecord : InformationalRecord
{
    public VerboseRecord(string message)
        : base(message)
    {
    }
}

public class DebugRecord : InformationalRecord
{
    public DebugRecord(string message)
        : base(message)
    {
    }
}

public class WarningRecord : InformationalRecord
{
    public WarningRecord(string message)
        : base(message)
    {
    }

    public WarningRecord(string fullyQualifiedWarningId, string message)
        : base(message)
    {
        FullyQualifiedWarningId = fullyQualifiedWarningId;
    }

    public string FullyQualifiedWarningId { get; } = string.Empty;
}
