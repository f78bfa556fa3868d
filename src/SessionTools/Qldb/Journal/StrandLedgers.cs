using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>Which ledger of a connection a strand is of, asked for by the digests of the ledgers, and once only.</summary>
internal sealed class StrandLedgers
{
    private readonly Dictionary<(Connection Connection, string StrandId), string> _known = [];

    /// <param name="connection">Where the ledgers are.</param>
    /// <param name="usual">The ledger that it most likely is; no other is asked if it is.</param>
    /// <param name="strandId">The strand.</param>
    /// <param name="stop">Stops the calls.</param>
    /// <exception cref="JournalException">No ledger has the strand.</exception>
    public async Task<string> FindAsync(Connection connection, string usual, string strandId, CancellationToken stop)
    {
        if (!_known.TryGetValue((connection, strandId), out string? found))
        {
            found = await HasAsync(connection, usual, strandId, static error => error.Kind == ErrorKind.NotFound, stop).ConfigureAwait(false)
                ? usual
                : await SearchAsync(connection, usual, strandId, stop).ConfigureAwait(false);
            _known.Add((connection, strandId), found);
        }

        return found;
    }

    private static async Task<string> SearchAsync(Connection connection, string usual, string strandId, CancellationToken stop)
    {
        ServiceClient client = connection.Client(ControlService.Description);
        using PageReader<ListLedgersRequest, ListLedgersResponse> pages = client.ReadPages(ControlOperations.ListLedgers, new ListLedgersRequest(), stop);
        while (await pages.NextAsync().ConfigureAwait(false) is { } page)
        {
            foreach (string name in page.Ledgers.Select(ledger => ledger.Name).Where(name => name != usual))
            {
                if (await HasAsync(connection, name, strandId, static _ => true, stop).ConfigureAwait(false))
                {
                    return name;
                }
            }
        }

        throw new JournalException(
            JournalProblem.BlockNotFound,
            $"Neither ledger '{usual}' nor another one of '{connection}' that can be read has the strand {strandId}. "
            + "Name the ledger by -LedgerName, and one that is elsewhere by -Connection too.");
    }

    /// <param name="connection">Where the ledger is.</param>
    /// <param name="ledgerName">The ledger.</param>
    /// <param name="strandId">The strand.</param>
    /// <param name="isNo">Whether a ledger that answers with this error is not the one.</param>
    /// <param name="stop">Stops the call.</param>
    private static async Task<bool> HasAsync(
        Connection connection, string ledgerName, string strandId, Func<ServiceException, bool> isNo, CancellationToken stop)
    {
        try
        {
            LedgerDigest digest = await new LedgerJournal(connection, ledgerName).GetDigestAsync(stop).ConfigureAwait(false);
            return digest.Tip.StrandId == strandId;
        }
        catch (ServiceException error) when (isNo(error))
        {
            return false;
        }
    }
}
