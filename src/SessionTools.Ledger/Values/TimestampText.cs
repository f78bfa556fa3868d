using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>Timestamps from Ion text.</summary>
internal static class TimestampText
{
    public static bool TryParse(string text, out Timestamp timestamp)
    {
        try
        {
            timestamp = Timestamp.Parse(text);
            return true;
        }
        catch (IonException)
        {
            timestamp = default;
            return false;
        }
    }
}
