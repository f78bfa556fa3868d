using SessionTools.Clients.Qldb.Journal;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>Reads a block address: an object with strandId and sequenceNo, as documents carry it, or Ion.</summary>
internal static class BlockAddressReader
{
    /// <exception cref="JournalException">It is no block address.</exception>
    public static JournalAddress Read(object given)
    {
        IonValue value = IonFromObjects.From(given);
        return JournalAddress.Read(value is IonString { Value: { } text } ? Parse(text) : value);
    }

    private static IonValue Parse(string text)
    {
        try
        {
            return IonValue.Parse(text);
        }
        catch (IonException exception)
        {
            throw new JournalException(JournalProblem.NotUnderstood, $"'{text}' is no block address such as {{strandId: \"…\", sequenceNo: 14}}.", exception);
        }
    }
}
