namespace System.Management.Automation;

public sealed class PSDataStreams
{
    private readonly Guid _sourceId;

    internal PSDataStreams(Guid sourceId)
    {
        _sourceId = sourceId;
        Error = Create<ErrorRecord>();
        Warning = Create<WarningRecord>();
        Verbose = Create<VerboseRecord>();
        Debug = Create<DebugRecord>();
        Progress = Create<ProgressRecord>();
        Information = Create<InformationRecord>();
    }

    public PSDataCollection<ErrorRecord> Error { get; set; }

    public PSDataCollection<WarningRecord> Warning { get; set; }

    public PSDataCollection<VerboseRecord> Verbose { get; set; }

    public PSDataCollection<DebugRecord> Debug { get; set; }

    public PSDataCollection<ProgressRecord> Progress { get; set; }

    public PSDataCollection<InformationRecord> Information { get; set; }

    public void ClearStreams()
    {
        Error.Clear();
        Warning.Clear();
        Verbose.Clear();
        Debug.Clear();
        Progress.Clear();
        Information.Clear();
    }

    private PSDataCollection<T> Create<T>()
    {
        return new PSDataCollection<T> { SourceId = _sourceId };
    }
}
