using System.Globalization;
using SessionTools.Ion;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>Where a block stands in the journal.</summary>
internal sealed record JournalAddress(string StrandId, long SequenceNo)
{
    /// <exception cref="JournalException">It is no address.</exception>
    public static JournalAddress Read(IonValue? value)
    {
        if (value is IonStruct address && address.Find<IonString>("strandId") is { } strand
            && address.Find<IonInt>("sequenceNo") is { } sequence && sequence.TryGetInt64(out long number) && number >= 0)
        {
            return new JournalAddress(strand.Value, number);
        }

        throw new JournalException(JournalProblem.NotUnderstood, $"'{value}' is no block address such as {{strandId: \"…\", sequenceNo: 14}}.");
    }

    public IonStruct ToIon() => new(("strandId", StrandId), ("sequenceNo", SequenceNo));

    public IonTextHolder ToHolder() => new() { IonText = ToIon().ToText() };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StrandId} {SequenceNo}");
}
