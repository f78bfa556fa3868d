using System.Collections;
using System.Collections.Generic;
using System.Management.Automation.Internal;

namespace System.Management.Automation;

public abstract class Cmdlet : InternalCommand
{
    private ICommandRuntime? _commandRuntime;

    public static HashSet<string> CommonParameters => new(Binding.CommonParameterNames.Common, StringComparer.OrdinalIgnoreCase);

    public static HashSet<string> OptionalCommonParameters =>
        new(Binding.CommonParameterNames.Optional, StringComparer.OrdinalIgnoreCase);

    public ICommandRuntime CommandRuntime
    {
        get => _commandRuntime!;
        set
        {
            _commandRuntime = value;
            EngineRuntime = value as CommandRuntime;
        }
    }

    public bool Stopping => IsStopping;

    private ICommandRuntime Runtime => _commandRuntime ?? throw new NotImplementedException(
        "The cmdlet does not run in a pipeline, and no command runtime was given to it.");

    public virtual string GetResourceString(string baseName, string resourceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(baseName);
        return new Resources.ResourceManager(baseName, GetType().Assembly).GetString(resourceId)
            ?? throw new PSArgumentException("The resource string was not found.", nameof(resourceId));
    }

    public void WriteObject(object? sendToPipeline)
    {
        Runtime.WriteObject(sendToPipeline);
    }

    public void WriteObject(object? sendToPipeline, bool enumerateCollection)
    {
        Runtime.WriteObject(sendToPipeline, enumerateCollection);
    }

    public void WriteError(ErrorRecord errorRecord)
    {
        Runtime.WriteError(errorRecord);
    }

    public void WriteVerbose(string text)
    {
        Runtime.WriteVerbose(text);
    }

    public void WriteWarning(string text)
    {
        Runtime.WriteWarning(text);
    }

    public void WriteDebug(string text)
    {
        Runtime.WriteDebug(text);
    }

    public void WriteCommandDetail(string text)
    {
        Runtime.WriteCommandDetail(text);
    }

    public void WriteProgress(ProgressRecord progressRecord)
    {
        Runtime.WriteProgress(progressRecord);
    }

    public void WriteInformation(object messageData, string[] tags)
    {
        InformationRecord record = new(messageData, Invocation?.MyCommand?.Name);
        record.Tags.AddRange(tags ?? []);
        WriteInformation(record);
    }

    public void WriteInformation(InformationRecord informationRecord)
    {
        (Runtime as ICommandRuntime2 ?? throw new NotImplementedException("The command runtime has no information stream."))
            .WriteInformation(informationRecord);
    }

    public bool ShouldProcess(string? target)
    {
        return Runtime.ShouldProcess(target);
    }

    public bool ShouldProcess(string? target, string? action)
    {
        return Runtime.ShouldProcess(target, action);
    }

    public bool ShouldProcess(string? verboseDescription, string? verboseWarning, string? caption)
    {
        return Runtime.ShouldProcess(verboseDescription, verboseWarning, caption);
    }

    public bool ShouldProcess(
        string? verboseDescription, string? verboseWarning, string? caption, out ShouldProcessReason shouldProcessReason)
    {
        return Runtime.ShouldProcess(verboseDescription, verboseWarning, caption, out shouldProcessReason);
    }

    public bool ShouldContinue(string? query, string? caption)
    {
        return Runtime.ShouldContinue(query, caption);
    }

    public bool ShouldContinue(string? query, string? caption, ref bool yesToAll, ref bool noToAll)
    {
        return Runtime.ShouldContinue(query, caption, ref yesToAll, ref noToAll);
    }

    public bool ShouldContinue(string? query, string? caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll)
    {
        return Runtime is ICommandRuntime2 runtime
            ? runtime.ShouldContinue(query, caption, hasSecurityImpact, ref yesToAll, ref noToAll)
            : Runtime.ShouldContinue(query, caption, ref yesToAll, ref noToAll);
    }

    public bool TransactionAvailable()
    {
        return Runtime.TransactionAvailable();
    }

    public void ThrowTerminatingError(ErrorRecord errorRecord)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        Runtime.ThrowTerminatingError(errorRecord);
    }

    public IEnumerable Invoke()
    {
        if (this is PSCmdlet)
        {
            throw new InvalidOperationException("A cmdlet that derives from PSCmdlet cannot be invoked directly.");
        }

        List<object?> output = [];
        _commandRuntime ??= new DefaultCommandRuntime(output);
        BeginProcessing();
        ProcessRecord();
        EndProcessing();
        foreach (object? item in output)
        {
            yield return item;
        }
    }

    public IEnumerable<T> Invoke<T>()
    {
        foreach (object? item in Invoke())
        {
            yield return LanguagePrimitives.ConvertTo<T>(item);
        }
    }

    internal override void DoBegin()
    {
        BeginProcessing();
    }

    internal override void DoProcess()
    {
        ProcessRecord();
    }

    internal override void DoEnd()
    {
        EndProcessing();
    }

    internal override void DoStop()
    {
        StopProcessing();
    }

    protected virtual void BeginProcessing()
    {
    }

    protected virtual void ProcessRecord()
    {
    }

    protected virtual void EndProcessing()
    {
    }

    protected virtual void StopProcessing()
    {
    }
}
