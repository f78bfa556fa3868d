using System;

namespace SessionTools.Ion;

/// <summary>
/// Reads values that come one by one, such as the rows of a table, each from data of its own. What their symbol tables have in
/// common is read once, and their equal names are one string. It is for one thread at a time.
/// </summary>
/// <param name="options">Depth and catalog; the defaults when null.</param>
public sealed class IonValueParser(IonReaderOptions? options = null)
{
    private readonly ReaderState _state = new(options ?? IonReaderOptions.Default) { KnownSymbols = new KnownSymbols() };
    private readonly ValueBuilder _builder = new();

    /// <summary>Reads exactly one value from Ion, text or binary.</summary>
    /// <param name="data">The data.</param>
    /// <returns>The value.</returns>
    /// <exception cref="IonException">The data is not Ion, or not one value. The parser can go on with other data.</exception>
    public IonValue Parse(ReadOnlySpan<byte> data)
    {
        _state.Restart();
        _builder.Restart();
        IonReader reader = new(data, _state);
        IonValue value = reader.Read() ? _builder.Build(ref reader) : throw IonException.NotOneValue(0);
        int count = 1;
        while (reader.Read())
        {
            count++;
        }

        return count == 1 ? value : throw IonException.NotOneValue(count);
    }
}
