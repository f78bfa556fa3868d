namespace SessionTools.Ledger.Journal;

/// <summary>Sees to it that the blocks of an export are those of one journal, each of them once. Whether they are sound is not its business.</summary>
public sealed class ExportSequence
{
    private BlockAddress? _first;
    private BlockAddress _last;

    /// <summary>Takes the next block.</summary>
    /// <param name="address">Where it belongs.</param>
    /// <param name="file">The file that it is in.</param>
    /// <exception cref="JournalFormatException">It is of another journal, or was there before.</exception>
    public void Add(BlockAddress address, string file)
    {
        BlockAddress first = _first ?? address;
        if (address.StrandId != first.StrandId)
        {
            throw Mixed(address, file, ", and the blocks before it are of strand " + first.StrandId + ". Give the export of one ledger.");
        }

        if (_first is not null && address.SequenceNumber >= first.SequenceNumber && address.SequenceNumber <= _last.SequenceNumber)
        {
            throw Mixed(address, file, ", which was there before. Give one export.");
        }

        _first = first;
        _last = address;
    }

    private static JournalFormatException Mixed(BlockAddress address, string file, string rest) =>
        new("The file " + file + " has block " + address.SequenceNumber + " of strand " + address.StrandId + rest) { IsMixedExport = true };
}
