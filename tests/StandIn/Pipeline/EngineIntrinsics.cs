using System.Management.Automation.Host;

namespace System.Management.Automation;

public class EngineIntrinsics
{
    private readonly Session _session;

    internal EngineIntrinsics(Session session)
    {
        _session = session;
    }

    public PSHost Host => _session.Host;

    public SessionState SessionState => new(_session);
}
