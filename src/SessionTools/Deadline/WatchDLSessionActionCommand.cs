using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Watch, "DLSessionAction")]
[OutputType(typeof(SessionActionChange))]
public sealed class WatchDLSessionActionCommand : JobCmdlet
{
    private readonly List<(ActionWatch Watch, JobScope Job)> _watches = [];

    /// <summary>Only those of this session, until it has ended.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? SessionId { get; set; }

    /// <summary>Between two looks: seconds, or a TimeSpan.</summary>
    [Parameter]
    [Duration]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Seconds, or a TimeSpan; without it there is no limit.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        DeadlineIds ids = JobScope(connection);
        string? session = string.IsNullOrEmpty(SessionId) ? null : SessionId;
        _watches.Add((new ActionWatch(ClientOf(connection), ids, session, Interval, Timeout, connection.Time), new JobScope(ids, connection)));
    }

    /// <summary>All that came are watched together.</summary>
    protected override void EndInput()
    {
        Channel<object> news = Channel.CreateUnbounded<object>();
        Task all = Task.WhenAll(_watches.ConvertAll(watch => Task.Run(() => FollowAsync(watch.Watch, watch.Job, news.Writer, StopToken))));
        all.ContinueWith(_ => news.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        while (Await(stop => news.Reader.WaitToReadAsync(stop).AsTask()))
        {
            while (news.Reader.TryRead(out object? item))
            {
                Write(item);
            }
        }

        WaitFor(all);
        all.GetAwaiter().GetResult();
    }

    private static async Task FollowAsync(ActionWatch watch, JobScope job, ChannelWriter<object> news, CancellationToken stop)
    {
        try
        {
            await foreach (ActionChange change in watch.ReadAsync(stop).ConfigureAwait(false))
            {
                object item = change.Trouble is null
                    ? new SessionActionChange(change, job, job.Connection.Time.GetUtcNow().LocalDateTime)
                    : change.Trouble;
                await news.WriteAsync(item, stop).ConfigureAwait(false);
            }
        }
        catch (SessionToolsException exception)
        {
            await news.WriteAsync(new ItemFailure(exception, job.JobId), stop).ConfigureAwait(false);
        }
    }

    private void Write(object item)
    {
        switch (item)
        {
            case ItemFailure failure:
                Report(failure.Exception, failure.Target);
                break;
            case SessionToolsException trouble:
                WriteVerbose($"Looking again: {trouble.Message}");
                break;
            default:
                WriteObject(item);
                break;
        }
    }
}
