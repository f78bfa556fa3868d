using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Local.Common;
using SessionTools.Local.Http;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.Import, "QLDBJournal", SupportsShouldProcess = true)]
[OutputType(typeof(QLDBJournalImport))]
public sealed class ImportQLDBJournalCommand : LocalLedgerCmdlet
{
    private const string Activity = "Importing the journal";

    private readonly ImportProgress _progress = new();

    /// <summary>The folder of an export, ours or QLDB's.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>The ledger to make.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Ledger")]
    [ValidatePattern("^(?!.*--)(?![0-9]+$)(?!-)(?!.*-$)[A-Za-z0-9-]{1,32}$")]
    public string LedgerName { get; set; } = null!;

    protected override object ErrorTarget => Path;

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        string folder = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path);
        if (connection.Settings.InProcess is not LocalHttpHandler local)
        {
            throw new JournalException(JournalProblem.NotWritable, $"Journals are imported into embedded ledgers only, and '{connection}' is none.");
        }

        if (ShouldProcess(LedgerName, $"Import the journal in '{folder}'"))
        {
            WriteObject(new QLDBJournalImport(Import(local.Endpoint, folder), LedgerName, folder, connection));
        }
    }

    private JournalImportResult Import(LocalEndpoint endpoint, string folder)
    {
        Task<JournalImportResult> import = Task.Run(() => ImportAsync(endpoint, folder, StopToken), StopToken);
        while (!import.IsCompleted)
        {
            WaitFor(Task.WhenAny(import, _progress.NextAsync()));
            WriteProgress(new ProgressRecord(1, Activity, $"{_progress.Blocks} blocks"));
        }

        WriteProgress(new ProgressRecord(1, Activity, Activity) { RecordType = ProgressRecordType.Completed });
        return import.GetAwaiter().GetResult();
    }

    private async Task<JournalImportResult> ImportAsync(LocalEndpoint endpoint, string folder, CancellationToken stop)
    {
        try
        {
            return await endpoint.ImportJournalAsync(LedgerName, folder, _progress, stop).ConfigureAwait(false)
                ?? throw new JournalException(JournalProblem.NotWritable, $"There is a ledger named '{LedgerName}' already. Take another name.");
        }
        catch (JournalFormatException exception)
        {
            throw new JournalException(JournalProblem.NotUnderstood, exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or LedgerStoreException or LedgerException)
        {
            throw new JournalException(JournalProblem.NotReadable, $"The journal in '{folder}' cannot be imported: {exception.Message}", exception);
        }
    }

    /// <summary>The blocks that are done, for whoever waits for more of them.</summary>
    private sealed class ImportProgress : IProgress<long>
    {
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _blocks;

        public long Blocks => Interlocked.Read(ref _blocks);

        public Task NextAsync() => Volatile.Read(ref _next).Task;

        public void Report(long value)
        {
            Interlocked.Exchange(ref _blocks, value);
            Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }
}
