using System.Threading;
using System.Threading.Tasks;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Storage.Sqlite;

public sealed partial class SqliteLedgerStore
{
    private const int PurgedAtOnce = 5000;

    private readonly CatalogCache _catalogs = new();

    /// <inheritdoc/>
    public ValueTask<CatalogSnapshot> CatalogAsync(long snapshot, CancellationToken cancellationToken)
    {
        return _tip.Known is { } tip && tip.SequenceNumber == snapshot && _catalogs.Find(tip.CatalogSequenceNumber, snapshot) is { } kept
            ? ValueTask.FromResult(kept)
            : Read(connection => _catalogs.Get(connection, snapshot), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CommitVerdict> CommitAsync(CommitRequest request, CancellationToken cancellationToken)
    {
        return new ValueTask<CommitVerdict>(_commits.CommitAsync(request, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> BuildIndexAsync(string indexId, int count, CancellationToken cancellationToken)
    {
        return await _writer.WriteAsync(
            (_, appender) => appender.Indexes.Build(indexId, count, appender.Head.Tip?.SequenceNumber ?? -1),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask PurgeAsync(long oldestSnapshot, CancellationToken cancellationToken)
    {
        while (await _writer.WriteAsync((_, appender) => appender.Indexes.Purge(oldestSnapshot, PurgedAtOnce), cancellationToken).ConfigureAwait(false))
        {
            // Commits get their turn between the pieces.
        }
    }

    /// <inheritdoc/>
    public async ValueTask SaveSettingsAsync(LedgerSettings settings, CancellationToken cancellationToken)
    {
        await _writer.WriteAsync(
            (connection, _) =>
            {
                connection.Prepare("UPDATE ledger SET settings = ?1").Bind(1, SettingsText.Write(settings)).Run();
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
