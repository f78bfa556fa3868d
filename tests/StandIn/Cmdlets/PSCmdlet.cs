using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace System.Management.Automation;

public abstract class PSCmdlet : Cmdlet
{
    public InvocationInfo MyInvocation => Invocation ?? throw NotRunning();

    public string ParameterSetName => BoundParameterSet;

    public SessionState SessionState => new(Session);

    public PSHost Host => Session.Host;

    public CommandInvocationIntrinsics InvokeCommand { get; } = new();

    private Session Session => EngineRuntime?.Session ?? throw NotRunning();

    public object? GetVariableValue(string name)
    {
        return GetVariableValue(name, null);
    }

    public object? GetVariableValue(string name, object? defaultValue)
    {
        return SessionState.PSVariable.GetValue(name, defaultValue);
    }

    public PathInfo CurrentProviderLocation(string providerId)
    {
        return SessionState.Path.CurrentProviderLocation(providerId);
    }

    public string GetUnresolvedProviderPathFromPSPath(string path)
    {
        return SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
    }

    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider)
    {
        return SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
    }

    private static PSInvalidOperationException NotRunning()
    {
        return new PSInvalidOperationException("The cmdlet does not run in a pipeline.");
    }
}
