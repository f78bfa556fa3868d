using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Threading.Tasks;
using SessionTools.Clients.Qldb.Journal;

namespace SessionTools.Commands;

/// <summary>The base of cmdlets that read a whole journal: block by block, checked as it is read, with progress.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JournalCmdlet : LedgerCmdlet
{
    private const int BlocksPerProgress = 256;

    /// <summary>The next block that verifies, or null after the last.</summary>
    /// <exception cref="JournalException">The block does not verify.</exception>
    private protected JournalBlock? Next(IBlockSource source, JournalChain chain)
    {
        Task<JournalBlock?> next = source.NextAsync();
        WaitFor(next);
        JournalBlock? block = next.GetAwaiter().GetResult();
        if (block is not null)
        {
            chain.Add(block);
        }

        return block;
    }

    /// <param name="activity">What is being done.</param>
    /// <param name="chain">How far it has come.</param>
    /// <param name="total">Of how many blocks; null where that is not known.</param>
    private protected void ShowProgress(string activity, JournalChain chain, long? total)
    {
        if (chain.Count % BlocksPerProgress != 0)
        {
            return;
        }

        ProgressRecord record = new(1, activity, string.Create(CultureInfo.CurrentCulture, $"{chain.Count} blocks"));
        if (total is > 0)
        {
            record.PercentComplete = (int)(100 * chain.Count / total.Value);
        }

        WriteProgress(record);
    }

    private protected void EndProgress(string activity) =>
        WriteProgress(new ProgressRecord(1, activity, activity) { RecordType = ProgressRecordType.Completed });
}
