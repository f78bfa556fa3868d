using System;

namespace SessionTools.Ion;

/// <summary>
/// Ion Hash 1.0 with SHA-256: equal values have equal hashes, whatever their encoding. Annotations, the difference between
/// symbol and string, and the precision of decimals and timestamps change the hash; the order of fields does not.
/// </summary>
/// <remarks>Ion Hash 1.0 specification. Symbols of unknown text other than <c>$0</c> have no hash and are refused.</remarks>
public static class IonHash
{
    /// <summary>The length of a hash in bytes: 32.</summary>
    public const int Length = Sha256.Length;

    [ThreadStatic]
    private static State? s_state;

    /// <summary>Hashes a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="IonException">A symbol's text is unknown, or a text has a lone surrogate.</exception>
    public static byte[] Compute(IonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        State state = Take();
        state.Writer.WriteValue(value);
        return Finish(state);
    }

    /// <summary>Hashes the only value in Ion, text or binary, without building it.</summary>
    /// <param name="data">The data.</param>
    /// <param name="options">Depth and catalog; the defaults when null.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="IonException">The data is not Ion or not one value, or a symbol's text is unknown.</exception>
    public static byte[] Compute(ReadOnlySpan<byte> data, IonReaderOptions? options = null)
    {
        IonReader reader = new(data, options);
        if (!reader.Read())
        {
            throw new IonException("The data has no value", "one value");
        }

        byte[] hash = Compute(ref reader);
        return reader.Read() ? throw reader.Error("The data has another value", "one value") : hash;
    }

    /// <summary>Hashes the value a reader stands on, without building it, and leaves the reader on it.</summary>
    /// <param name="reader">The reader, on a value.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="IonException">The data is not Ion, or a symbol's text is unknown.</exception>
    public static byte[] Compute(ref IonReader reader)
    {
        State state = Take();
        state.Writer.WriteValue(ref reader);
        return Finish(state);
    }

    /// <summary>Hashes one value as it is written, without encoding it.</summary>
    /// <param name="state">What the value is made from.</param>
    /// <param name="write">Writes the value, whole and alone.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="IonException">A symbol's text is unknown, or a text has a lone surrogate.</exception>
    public static byte[] Compute<TState>(TState state, Action<IonWriter, TState> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        State hash = Take();
        write(hash.Writer, state);
        return hash.Writer.Depth == 0 && hash.Output.Length == Length
            ? Finish(hash)
            : throw new ArgumentException("One whole value is to be written.", nameof(write));
    }

    /// <summary>Hashes a text as an Ion string.</summary>
    /// <param name="text">The text.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="IonException">The text has a lone surrogate.</exception>
    public static byte[] ComputeString(ReadOnlySpan<char> text)
    {
        State state = Take();
        state.Writer.WriteString(text);
        return Finish(state);
    }

    /// <summary>
    /// Takes the thread's writer. It comes back only from a hash that succeeded: an error leaves it in the middle of a value.
    /// </summary>
    private static State Take()
    {
        State state = s_state ?? new State();
        s_state = null;
        return state;
    }

    private static byte[] Finish(State state)
    {
        byte[] hash = state.Output.Written.ToArray();
        state.Output.Truncate(0);
        state.Writer.Finish();
        s_state = state;
        return hash;
    }

    private sealed class State
    {
        public State()
        {
            Writer = new HashWriter(Sha256Function.Instance, Output);
        }

        public ByteBuffer Output { get; } = new();

        public HashWriter Writer { get; }
    }
}
