using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using SessionTools.AppConfig;
using SessionTools.Clients.AppConfig;
using SessionTools.Common;
using SessionTools.Errors;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Watch, "AppConfigConfiguration", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(AppConfigConfiguration))]
public sealed class WatchAppConfigConfigurationCommand : AppConfigValueCmdlet
{
    /// <summary>What the action emits, errors too, goes where this cmdlet's own output goes, as it comes.</summary>
    private const string ActionScript = @"param($action) Microsoft.PowerShell.Core\ForEach-Object -Process $action";

    private readonly List<AppConfigSession> _sessions = [];
    private int _emitted;
    private SteppablePipeline? _action;

    /// <summary>Runs for each value, which is $_, and emits what it gives instead of the value.</summary>
    [Parameter]
    [ValidateNotNull]
    public ScriptBlock? Action { get; set; }

    /// <summary>Seconds, or a TimeSpan; without it there is no limit.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Ends after so many values of all sessions together.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Count { get; set; }

    protected override void ProcessInput()
    {
        AppConfigSession session = SessionOfInput();
        if (!_sessions.Contains(session))
        {
            _sessions.Add(session);
        }
    }

    protected override void EndInput()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        Channel<WatchEvent> events = Channel.CreateUnbounded<WatchEvent>();
        Task watching = Task.WhenAll(_sessions.Select(session => WatchAsync(session, events.Writer, stop.Token)));
        _ = watching.ContinueWith(_ => events.Writer.Complete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            while ((Count is null || _emitted < Count) && Next(events.Reader) is { } seen)
            {
                Show(seen);
            }
        }
        finally
        {
            stop.Cancel();
            _action?.Dispose();
        }

        WriteVerbose(Summary());
    }

    private Task WatchAsync(AppConfigSession session, ChannelWriter<WatchEvent> events, CancellationToken cancellationToken)
    {
        TimeProvider time = session.Connection.Time;
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset end = Timeout is { } timeout && timeout < DateTimeOffset.MaxValue - now ? now + timeout : DateTimeOffset.MaxValue;
        ConfigurationWatch watch = new(session.Session, time, end, events);
        return Task.Run(() => watch.RunAsync(cancellationToken), cancellationToken);
    }

    /// <returns>Null when all watches are over.</returns>
    private WatchEvent? Next(ChannelReader<WatchEvent> events)
    {
        Task<bool> more = events.WaitToReadAsync(StopToken).AsTask();
        WaitFor(more);
        return more.GetAwaiter().GetResult() && events.TryRead(out WatchEvent? seen) ? seen : null;
    }

    private void Show(WatchEvent seen)
    {
        AppConfigSession session = _sessions.First(session => session.Session == seen.Session);
        if (seen.Failure is not null)
        {
            ShowFailure(session, seen);
            return;
        }

        try
        {
            Emit(OutputOf(session, seen.Configuration!));
        }
        catch (UnreadableConfigurationException exception)
        {
            WriteError(ErrorRecords.From(exception, this, session));
        }
    }

    private void ShowFailure(AppConfigSession session, WatchEvent seen)
    {
        if (seen.IsOver)
        {
            WriteError(ErrorRecords.From(seen.Failure!, this, session));
        }
        else if (seen.Configuration is not null)
        {
            WarnOf(session, seen.Configuration);
        }
        else
        {
            WarnOfBackup(session);
            WriteWarning($"'{session.ConfigurationProfileIdentifier}' has no value yet. {seen.Failure!.Message}");
        }
    }

    private void Emit(AppConfigConfiguration configuration)
    {
        _emitted++;
        if (Action is null)
        {
            WriteObject(configuration);
            return;
        }

        _action ??= BeginAction(Action);
        _action.Process(configuration);
    }

    private SteppablePipeline BeginAction(ScriptBlock action)
    {
        SteppablePipeline pipeline = ScriptBlock.Create(ActionScript).GetSteppablePipeline(CommandOrigin.Internal, [action]);

        // Begin(this) would give the action no input, and so no $_, where this cmdlet has none.
        pipeline.Begin(expectInput: true, (EngineIntrinsics)GetVariableValue("ExecutionContext"));
        return pipeline;
    }

    private string Summary() => string.Create(
        CultureInfo.InvariantCulture,
        $"Watched {_sessions.Count} sessions, which have made {_sessions.Sum(session => session.CallCount)} calls in all, "
        + $"{_sessions.Sum(session => session.UnchangedCount)} of them answered as unchanged, "
        + $"with {_sessions.Sum(session => session.RestartCount)} restarts.");
}
