using System;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Local.Common;
using SessionTools.Local.Http;
using SessionTools.Qldb;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that work with QLDB's control plane, or with embedded ledgers beyond what it offers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ControlCmdlet : ConnectedCmdlet
{
    internal override Connection CurrentConnection =>
        ReadyToCall(QldbConnections.Choose(Connection, Overrides(), Stored, RunspaceState.Current, ControlService.Description));

    /// <summary>The endpoint in this process that a connection leads to, or null.</summary>
    private protected static LocalEndpoint? EmbeddedEndpoint(Connection connection) => (connection.Settings.InProcess as LocalHttpHandler)?.Endpoint;

    /// <summary>Runs work on a journal to its end and shows how many blocks are done.</summary>
    /// <param name="activity">What is being done.</param>
    /// <param name="work">The work.</param>
    /// <param name="total">How many blocks there are; null where that is not known.</param>
    private protected T AwaitBlocks<T>(string activity, Func<IProgress<long>, CancellationToken, Task<T>> work, long? total = null)
    {
        BlockProgress progress = new();
        CancellationToken stop = StopToken;
        Task<T> task = Task.Run(() => work(progress, stop), stop);
        while (!task.IsCompleted)
        {
            WaitFor(Task.WhenAny(task, progress.NextAsync()));
            WriteProgress(new ProgressRecord(1, activity, $"{progress.Blocks} blocks") { PercentComplete = total is > 0 ? (int)(100 * progress.Blocks / total) : -1 });
        }

        WriteProgress(new ProgressRecord(1, activity, activity) { RecordType = ProgressRecordType.Completed });
        return task.GetAwaiter().GetResult();
    }
}
