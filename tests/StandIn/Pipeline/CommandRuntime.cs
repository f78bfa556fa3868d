using System.Collections;
using System.Collections.Generic;
using System.Management.Automation.Binding;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;

namespace System.Management.Automation;

/// <summary>What a cmdlet in a pipeline writes to and asks.</summary>
internal sealed class CommandRuntime : ICommandRuntime2
{
    private readonly PipelineProcessor _pipeline;
    private readonly CommandProcessor _command;
    private readonly Preferences _preferences;
    private readonly StreamVariables _variables;
    private readonly Confirmation _confirmation;
    private readonly ConfirmImpact _impact;
    private readonly HashSet<string> _acceptedForAll = [];

    public CommandRuntime(PipelineProcessor pipeline, CommandProcessor command, CmdletMetadata metadata)
    {
        _pipeline = pipeline;
        _command = command;
        _impact = metadata.ConfirmImpact;
        _preferences = new Preferences(pipeline.Session, Common, ConfirmParameters, command.Invocation.BoundParameters);
        _variables = new StreamVariables(pipeline.Session, Common);
        _confirmation = new Confirmation(pipeline.Session.Host);
    }

    public CommonParameters Common { get; } = new();

    public ShouldProcessParameters ConfirmParameters { get; } = new();

    public Session Session => _pipeline.Session;

    public CommandProcessor Processor => _command;

    public PSHost Host => _pipeline.Session.Host;

    public PSTransactionContext? CurrentPSTransaction => null;

    public bool IsStopping => _pipeline.IsStopping;

    private string CommandName => _command.Invocation.MyCommand.Name;

    public void OpenVariables()
    {
        _variables.Open();
    }

    public void CloseVariables()
    {
        _variables.Close();
    }

    public void ThrowIfStopping()
    {
        if (_pipeline.IsStopping)
        {
            throw new PipelineStoppedException();
        }
    }

    public Exception Fail(Exception failure)
    {
        if (failure is PipelineStoppedException)
        {
            _pipeline.Record(failure);
            return failure;
        }

        if (failure is IContainsErrorRecord holder)
        {
            _variables.AddError(holder.ErrorRecord);
        }

        return _pipeline.Record(failure);
    }

    public void WriteObject(object? sendToPipeline)
    {
        CheckWrite();
        Emit(sendToPipeline);
    }

    public void WriteObject(object? sendToPipeline, bool enumerateCollection)
    {
        CheckWrite();
        IEnumerator? items = enumerateCollection ? LanguagePrimitives.GetEnumerator(sendToPipeline) : null;
        if (items is null)
        {
            Emit(sendToPipeline);
            return;
        }

        while (items.MoveNext())
        {
            ThrowIfStopping();
            Emit(items.Current);
        }
    }

    public void WriteError(ErrorRecord errorRecord)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        CheckWrite();
        WriteErrorUnchecked(errorRecord);
    }

    public void WriteErrorUnchecked(ErrorRecord errorRecord)
    {
        ThrowIfStopping();
        errorRecord.SetInvocationInfoOnce(_command.Invocation);
        _pipeline.HadErrors = true;
        switch (_preferences.Error)
        {
            case ActionPreference.Ignore:
                return;
            case ActionPreference.SilentlyContinue:
                _variables.AddError(errorRecord);
                return;
            case ActionPreference.Stop:
                throw Fail(StoppedBy(errorRecord, PreferenceNames.Error));
            case ActionPreference.Inquire when IsHalted(errorRecord.ToString(), PreferenceNames.Error):
                throw Fail(StoppedBy(errorRecord, PreferenceNames.Error));
        }

        _variables.AddError(errorRecord);
        _pipeline.Streams.Error.Add(errorRecord);
    }

    public void ThrowTerminatingError(ErrorRecord errorRecord)
    {
        ThrowIfStopping();
        errorRecord.SetInvocationInfo(_command.Invocation);
        throw Fail(new CmdletInvocationException(errorRecord));
    }

    public void WriteVerbose(string text)
    {
        CheckWrite();
        if (Proceeds(_preferences.Verbose, text, PreferenceNames.Verbose))
        {
            _pipeline.Streams.Verbose.Add(new VerboseRecord(text) { InvocationInfo = _command.Invocation });
        }
    }

    public void WriteDebug(string text)
    {
        CheckWrite();
        if (Proceeds(_preferences.Debug, text, PreferenceNames.Debug))
        {
            _pipeline.Streams.Debug.Add(new DebugRecord(text) { InvocationInfo = _command.Invocation });
        }
    }

    public void WriteWarning(string text)
    {
        CheckWrite();
        WarningRecord record = new(text) { InvocationInfo = _command.Invocation };
        if (Proceeds(_preferences.Warning, text, PreferenceNames.Warning))
        {
            _pipeline.Streams.Warning.Add(record);
        }

        _variables.AddWarning(record);
    }

    public void WriteInformation(InformationRecord informationRecord)
    {
        ArgumentNullException.ThrowIfNull(informationRecord);
        CheckWrite();
        ActionPreference preference = _preferences.Information;
        if (preference == ActionPreference.Stop)
        {
            throw Fail(StoppedBy(informationRecord.ToString(), PreferenceNames.Information));
        }

        if (preference != ActionPreference.Ignore)
        {
            _pipeline.Streams.Information.Add(informationRecord);
            _variables.AddInformation(informationRecord);
        }
    }

    public void WriteProgress(ProgressRecord progressRecord)
    {
        WriteProgress(0, progressRecord);
    }

    public void WriteProgress(long sourceId, ProgressRecord progressRecord)
    {
        CheckWrite();
        if (Proceeds(_preferences.Progress, progressRecord.Activity, PreferenceNames.Progress))
        {
            _pipeline.Streams.Progress.Add(progressRecord);
        }
    }

    public void WriteCommandDetail(string text)
    {
        CheckWrite();
    }

    public bool ShouldProcess(string? target)
    {
        return ShouldProcess(target, CommandName);
    }

    public bool ShouldProcess(string? target, string? action)
    {
        return ShouldProcess($"Performing the operation \"{action}\" on target \"{target}\".", null, null);
    }

    public bool ShouldProcess(string? verboseDescription, string? verboseWarning, string? caption)
    {
        return ShouldProcess(verboseDescription, verboseWarning, caption, out ShouldProcessReason _);
    }

    public bool ShouldProcess(
        string? verboseDescription, string? verboseWarning, string? caption, out ShouldProcessReason shouldProcessReason)
    {
        ThrowIfStopping();
        shouldProcessReason = ShouldProcessReason.None;
        if (_confirmation.Remembered is bool answer)
        {
            return answer;
        }

        if (_preferences.WhatIf)
        {
            shouldProcessReason = ShouldProcessReason.WhatIf;
            Session.Host.UI?.WriteLine($"What if: {verboseDescription}");
            return false;
        }

        if (_preferences.Confirm == ConfirmImpact.None || _impact < _preferences.Confirm)
        {
            TellVerbosely(verboseDescription);
            return true;
        }

        string question = string.IsNullOrEmpty(verboseWarning)
            ? $"Are you sure you want to perform this action?{Environment.NewLine}{verboseDescription}"
            : verboseWarning;
        return _confirmation.AskAndRemember(question, caption);
    }

    public bool ShouldContinue(string? query, string? caption)
    {
        ThrowIfStopping();
        return _confirmation.Ask(query, caption, withAll: false) == ConfirmationAnswer.Yes;
    }

    public bool ShouldContinue(string? query, string? caption, ref bool yesToAll, ref bool noToAll)
    {
        ThrowIfStopping();
        if (yesToAll || noToAll)
        {
            return yesToAll;
        }

        ConfirmationAnswer answer = _confirmation.Ask(query, caption, withAll: true);
        yesToAll = answer == ConfirmationAnswer.YesToAll;
        noToAll = answer == ConfirmationAnswer.NoToAll;
        return answer is ConfirmationAnswer.Yes or ConfirmationAnswer.YesToAll;
    }

    public bool ShouldContinue(string? query, string? caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll)
    {
        return ShouldContinue(query, caption, ref yesToAll, ref noToAll);
    }

    public bool TransactionAvailable()
    {
        return false;
    }

    private static ActionPreferenceStopException StoppedBy(ErrorRecord errorRecord, string preference)
    {
        return new ActionPreferenceStopException(errorRecord, StopMessage(errorRecord.ToString(), preference));
    }

    private static ActionPreferenceStopException StoppedBy(string text, string preference)
    {
        return new ActionPreferenceStopException(StopMessage(text, preference));
    }

    private static string StopMessage(string text, string preference)
    {
        return "The running command stopped because the preference variable "
            + $"\"{preference}\" or common parameter is set to Stop: {text}";
    }

    private void Emit(object? item)
    {
        _variables.AddOutput(item);
        _pipeline.Send(_command, item);
    }

    private void CheckWrite()
    {
        ThrowIfStopping();
        if (!_pipeline.MayWrite(_command))
        {
            throw new PSInvalidOperationException(
                "The Write methods can be called only from within BeginProcessing, ProcessRecord and EndProcessing, on their thread.");
        }
    }

    private bool Proceeds(ActionPreference preference, string text, string name)
    {
        bool isHalted = preference == ActionPreference.Stop || (preference == ActionPreference.Inquire && IsHalted(text, name));
        if (isHalted)
        {
            throw Fail(StoppedBy(text, name));
        }

        return preference is ActionPreference.Continue or ActionPreference.Inquire;
    }

    private bool IsHalted(string text, string preference)
    {
        if (_acceptedForAll.Contains(preference))
        {
            return false;
        }

        ConfirmationAnswer answer = _confirmation.AskOrHalt(text);
        if (answer == ConfirmationAnswer.YesToAll)
        {
            _acceptedForAll.Add(preference);
        }

        return answer == ConfirmationAnswer.Halt;
    }

    private void TellVerbosely(string? verboseDescription)
    {
        if (_preferences.Verbose != ActionPreference.SilentlyContinue)
        {
            WriteVerbose(verboseDescription ?? string.Empty);
        }
    }
}
