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

    /// <summary>The folder of an export, ours or QLDB's.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>The ledger to make.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Ledger")]
    public string LedgerName { get; set; } = null!;

    protected override object ErrorTarget => Path;

    protected override void ProcessInput()
    {
        RequireLedgerName(LedgerName);
        Connection connection = CurrentConnection;
        string folder = FilePath(Path, nameof(Path));
        if (EmbeddedEndpoint(connection) is not { } endpoint)
        {
            throw new JournalException(JournalProblem.NotWritable, $"Journals are imported into embedded ledgers only, and '{connection}' is none.");
        }

        RequireImport(endpoint, folder);
        if (ShouldProcess(LedgerName, $"Import the journal in '{folder}'"))
        {
            WriteObject(new QLDBJournalImport(Import(endpoint, folder), LedgerName, folder, connection));
        }
    }

    /// <summary>Nobody is asked, or told by -WhatIf, about an import that cannot be.</summary>
    private void RequireImport(LocalEndpoint endpoint, string folder)
    {
        if (Await(stop => endpoint.HasLedgerAsync(LedgerName, stop).AsTask()))
        {
            throw LedgerExists();
        }

        Await(_ => ReadAsync(folder, () => Task.FromResult(ExportFolder.Open(folder))));
    }

    private JournalImportResult Import(LocalEndpoint endpoint, string folder) =>
        AwaitBlocks(Activity, (progress, stop) => ImportAsync(endpoint, folder, progress, stop));

    private async Task<JournalImportResult> ImportAsync(LocalEndpoint endpoint, string folder, IProgress<long> progress, CancellationToken stop) =>
        await ReadAsync(folder, () => endpoint.ImportJournalAsync(LedgerName, folder, progress, stop).AsTask()).ConfigureAwait(false) ?? throw LedgerExists();

    private JournalException LedgerExists() =>
        new(JournalProblem.LedgerExists, $"There is a ledger named '{LedgerName}' already. Take another name.");

    private static async Task<T> ReadAsync<T>(string folder, Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (JournalFormatException exception)
        {
            throw JournalErrors.From(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or LedgerStoreException or LedgerException)
        {
            throw new JournalException(JournalProblem.NotReadable, $"The journal in '{folder}' cannot be imported: {exception.Message}", exception);
        }
    }
}
