using System;

namespace SessionTools.Ion;

/// <summary>
/// Builds a value from data of its own, such as the row of a table. A thread uses one parser again and again, which costs less, and
/// what one value's symbol table has in common with the last one's is read once: equal names of rows are one string. It is given
/// back only after success.
/// </summary>
internal sealed class ValueParser
{
    [ThreadStatic]
    private static ValueParser? s_idle;

    private readonly ReaderState _state = new(IonReaderOptions.Default) { KnownSymbols = new KnownSymbols() };
    private readonly ValueBuilder _builder = new();

    /// <exception cref="IonException">The data is not Ion, or not one value.</exception>
    public static IonValue Parse(ReadOnlySpan<byte> data)
    {
        ValueParser parser = s_idle ?? new ValueParser();
        s_idle = null;
        IonValue value = ParseOne(new IonReader(data, parser._state), parser._builder);
        if (parser._builder.IsSmall)
        {
            parser._state.Restart();
            s_idle = parser;
        }

        return value;
    }

    /// <exception cref="IonException">The data is not Ion, or not one value.</exception>
    public static IonValue Parse(ReadOnlySpan<byte> data, IonReaderOptions options)
    {
        return ParseOne(new IonReader(data, options), new ValueBuilder());
    }

    private static IonValue ParseOne(IonReader reader, ValueBuilder builder)
    {
        IonValue? value = reader.Read() ? builder.Build(ref reader) : null;
        int count = value is null ? 0 : 1;
        while (count > 0 && reader.Read())
        {
            count++;
        }

        return count == 1 ? value! : throw new IonException("The data has " + count + " values", "one value");
    }
}
