using System.Collections.Generic;

namespace System.Management.Automation;

public class InformationRecord
{
    public InformationRecord(object messageData, string? source)
    {
        MessageData = messageData;
        Source = source;
    }

    public object MessageData { get; }

    public string? Source { get; set; }

    public DateTime TimeGenerated { get; set; } = DateTime.Now;

    public List<string> Tags { get; } = [];

    public string User { get; set; } = Environment.UserName;

    public string Computer { get; set; } = Environment.MachineName;

    public uint ProcessId { get; set; } = (uint)Environment.ProcessId;

    public uint NativeThreadId { get; set; }

    public uint ManagedThreadId { get; set; } = (uint)Environment.CurrentManagedThreadId;

    public override string ToString()
    {
        return MessageData?.ToString() ?? string.Empty;
    }
}
