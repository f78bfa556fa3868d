using SessionTools.Ion;

namespace SessionTools.Ledger;

/// <summary>Where a block stands in the journal; in Ion <c>{strandId: "...", sequenceNo: n}</c>.</summary>
/// <param name="StrandId">The id of the ledger's only strand, 22 characters of Base62.</param>
/// <param name="SequenceNumber">The block's number, from 0.</param>
public readonly record struct BlockAddress(string StrandId, long SequenceNumber)
{
    /// <summary>The address as Ion.</summary>
    public IonStruct ToIon() => new(("strandId", StrandId), ("sequenceNo", SequenceNumber));
}
