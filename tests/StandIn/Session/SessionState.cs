namespace System.Management.Automation;

public sealed class SessionState
{
    private readonly Session _session;

    internal SessionState(Session session)
    {
        _session = session;
    }

    public PSVariableIntrinsics PSVariable => new(_session.Variables);

    public PathIntrinsics Path => new(_session);

    public PSLanguageMode LanguageMode { get; set; } = PSLanguageMode.NoLanguage;

    public PSModuleInfo? Module => null;
}
