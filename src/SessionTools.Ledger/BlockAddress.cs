using SessionTools.Ion;

namespace SessionTools.Ledger;

/// <summary>Where a block stands in the journal; in Ion <c>{strandId: "...", sequenceNo: n}</c>.</summary>
/// <param name="StrandId">The id of the ledger's only strand, 22 characters of Base62.</param>
/// <param name="SequenceNumber">The block's number, from 0.</param>
public readonly record struct BlockAddress(string StrandId, long SequenceNumber)
{
    /// <summary>The address as Ion.</summary>
    public IonStruct ToIon() => new(("strandId", StrandId), ("sequenceNo", SequenceNumber));

    /// <summary>Reads what <see cref="ToIon"/> writes.</summary>
    /// <returns>Whether the value is an address and nothing else.</returns>
    public static bool TryFromIon(IonValue value, out BlockAddress address)
    {
        if (value is IonStruct { Count: 2 } fields
            && fields.TryGetValue("strandId", out IonValue? strand) && strand is IonString { Value: { } strandId }
            && fields.TryGetValue("sequenceNo", out IonValue? sequence) && sequence is IonInt number
            && number.TryGetInt64(out long sequenceNumber))
        {
            address = new BlockAddress(strandId, sequenceNumber);
            return true;
        }

        address = default;
        return false;
    }
}
