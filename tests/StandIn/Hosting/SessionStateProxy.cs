namespace System.Management.Automation.Runspaces;

public class SessionStateProxy
{
    private readonly Session _session;

    internal SessionStateProxy(Session session)
    {
        _session = session;
    }

    public virtual PSVariableIntrinsics PSVariable => new(_session.Variables);

    public virtual PathIntrinsics Path => new(_session);

    public virtual object? GetVariable(string name)
    {
        return _session.Variables.GetValue(name);
    }

    public virtual void SetVariable(string name, object? value)
    {
        _session.Variables.Set(name, value);
    }
}
