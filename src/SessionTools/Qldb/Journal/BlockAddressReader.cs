using SessionTools.Ion;
using SessionTools.Ledger;

namespace SessionTools.Qldb;

/// <summary>Reads a block address: an object with strandId and sequenceNo, as documents carry it, or Ion.</summary>
internal static class BlockAddressReader
{
    /// <exception cref="JournalException">It is no block address.</exception>
    public static BlockAddress Read(object given)
    {
        IonValue value = IonFromObjects.From(given);
        return Read(value is IonString { Value: { } text } ? Parse(text) : value);
    }

    /// <inheritdoc cref="Read(object)"/>
    public static BlockAddress Read(IonValue value) => BlockAddress.TryFromIon(value, out BlockAddress address) && address.SequenceNumber >= 0
        ? address
        : throw NotUnderstood(value.ToText(), null);

    private static IonValue Parse(string text)
    {
        try
        {
            return IonValue.Parse(text);
        }
        catch (IonException exception)
        {
            throw NotUnderstood(text, exception);
        }
    }

    private static JournalException NotUnderstood(string text, IonException? cause) =>
        new(JournalProblem.NotUnderstood, $"'{text}' is no block address such as {{strandId: \"…\", sequenceNo: 14}}.", cause);
}
