using System.Management.Automation.Host;

namespace System.Management.Automation;

public interface ICommandRuntime
{
    public PSHost? Host { get; }

    public PSTransactionContext? CurrentPSTransaction { get; }

    public void WriteDebug(string text);

    public void WriteError(ErrorRecord errorRecord);

    public void WriteObject(object? sendToPipeline);

    public void WriteObject(object? sendToPipeline, bool enumerateCollection);

    public void WriteProgress(ProgressRecord progressRecord);

    public void WriteProgress(long sourceId, ProgressRecord progressRecord);

    public void WriteVerbose(string text);

    public void WriteWarning(string text);

    public void WriteCommandDetail(string text);

    public bool ShouldProcess(string? target);

    public bool ShouldProcess(string? target, string? action);

    public bool ShouldProcess(string? verboseDescription, string? verboseWarning, string? caption);

    public bool ShouldProcess(
        string? verboseDescription, string? verboseWarning, string? caption, out ShouldProcessReason shouldProcessReason);

    public bool ShouldContinue(string? query, string? caption);

    public bool ShouldContinue(string? query, string? caption, ref bool yesToAll, ref bool noToAll);

    public bool TransactionAvailable();

    public void ThrowTerminatingError(ErrorRecord errorRecord);
}

public interface ICommandRuntime2 : ICommandRuntime
{
    public void WriteInformation(InformationRecord informationRecord);

    public bool ShouldContinue(string? query, string? caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll);
}

/// <summary>Names the type in <see cref="ICommandRuntime"/>. There are no transactions.</summary>
public sealed class PSTransactionContext
{
    private PSTransactionContext()
    {
    }
}
