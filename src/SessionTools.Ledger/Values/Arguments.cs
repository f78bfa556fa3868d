using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>Arguments of functions as .NET values; one of another type is an error that names the function.</summary>
internal static class Arguments
{
    public static string Text(string function, IonValue value)
    {
        return PartiQLValue.Text(value) ?? throw Unexpected(function, "a string", value);
    }

    public static Timestamp Timestamp(string function, IonValue value)
    {
        return value is IonTimestamp timestamp ? timestamp.Value : throw Unexpected(function, "a timestamp", value);
    }

    public static long Int(string function, IonValue value)
    {
        return value is IonInt number && number.TryGetInt64(out long small)
            ? small
            : throw Unexpected(function, "an integer of 64 bits", value);
    }

    public static ValueException Unexpected(string function, string expected, IonValue value)
    {
        return new ValueException(function + " expects " + expected + ", not " + PartiQLValue.Describe(value));
    }
}
