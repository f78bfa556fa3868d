using System.Collections;
using System.Collections.Generic;
using System.Management.Automation.Host;

namespace System.Management.Automation;

/// <summary>The runtime of a cmdlet that is invoked without a pipeline: collects objects and lets errors out.</summary>
internal sealed class DefaultCommandRuntime : ICommandRuntime2
{
    private readonly List<object?> _output;

    public DefaultCommandRuntime(List<object?> output)
    {
        _output = output;
    }

    public PSHost? Host => null;

    public PSTransactionContext? CurrentPSTransaction => null;

    public void WriteObject(object? sendToPipeline)
    {
        _output.Add(sendToPipeline);
    }

    public void WriteObject(object? sendToPipeline, bool enumerateCollection)
    {
        IEnumerable? items = enumerateCollection ? LanguagePrimitives.GetEnumerable(sendToPipeline) : null;
        foreach (object? item in items ?? new[] { sendToPipeline })
        {
            _output.Add(item);
        }
    }

    public void WriteError(ErrorRecord errorRecord)
    {
        ThrowTerminatingError(errorRecord);
    }

    public void ThrowTerminatingError(ErrorRecord errorRecord)
    {
        throw errorRecord.Exception;
    }

    public bool ShouldProcess(string? target)
    {
        return true;
    }

    public bool ShouldProcess(string? target, string? action)
    {
        return true;
    }

    public bool ShouldProcess(string? verboseDescription, string? verboseWarning, string? caption)
    {
        return true;
    }

    public bool ShouldProcess(
        string? verboseDescription, string? verboseWarning, string? caption, out ShouldProcessReason shouldProcessReason)
    {
        shouldProcessReason = ShouldProcessReason.None;
        return true;
    }

    public bool ShouldContinue(string? query, string? caption)
    {
        return true;
    }

    public bool ShouldContinue(string? query, string? caption, ref bool yesToAll, ref bool noToAll)
    {
        return true;
    }

    public bool ShouldContinue(string? query, string? caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll)
    {
        return true;
    }

    public bool TransactionAvailable()
    {
        return false;
    }

    // Nobody listens to the other streams of a cmdlet outside a pipeline.
    public void WriteDebug(string text)
    {
    }

    public void WriteVerbose(string text)
    {
    }

    public void WriteWarning(string text)
    {
    }

    public void WriteCommandDetail(string text)
    {
    }

    public void WriteProgress(ProgressRecord progressRecord)
    {
    }

    public void WriteProgress(long sourceId, ProgressRecord progressRecord)
    {
    }

    public void WriteInformation(InformationRecord informationRecord)
    {
    }
}
