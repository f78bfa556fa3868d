using System;
using System.Buffers;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace SessionTools.Ion;

/// <summary>A stream of top-level values, held in memory. Equality is that of the values in their order.</summary>
public sealed class IonDatagram : IReadOnlyList<IonValue>, IEquatable<IonDatagram>
{
    /// <summary>Makes a stream.</summary>
    /// <param name="values">Its values.</param>
    public IonDatagram(params IonValue[] values)
        : this((IEnumerable<IonValue>)values)
    {
    }

    /// <summary>Makes a stream.</summary>
    /// <param name="values">Its values.</param>
    public IonDatagram(IEnumerable<IonValue> values)
    {
        Values = values.ToImmutableArray();
    }

    /// <summary>The values.</summary>
    public ImmutableArray<IonValue> Values { get; }

    /// <summary>The number of values.</summary>
    public int Count => Values.Length;

    /// <summary>One value.</summary>
    /// <param name="index">Its index from 0.</param>
    public IonValue this[int index] => Values[index];

    /// <summary>Reads all values from Ion text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">Depth and catalog; the defaults when null.</param>
    /// <returns>The values.</returns>
    /// <exception cref="IonException">The text is not Ion.</exception>
    public static IonDatagram Parse(string text, IonReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(StrictUtf8.GetBytes(text), options);
    }

    /// <summary>Reads all values from Ion, text or binary.</summary>
    /// <param name="data">The data.</param>
    /// <param name="options">Depth and catalog; the defaults when null.</param>
    /// <returns>The values.</returns>
    /// <exception cref="IonException">The data is not Ion.</exception>
    public static IonDatagram Parse(ReadOnlySpan<byte> data, IonReaderOptions? options = null)
    {
        return ReadAll(new IonReader(data, options));
    }

    /// <summary>Reads all values from Ion, text or binary.</summary>
    /// <param name="data">The data.</param>
    /// <param name="options">Depth and catalog; the defaults when null.</param>
    /// <returns>The values.</returns>
    /// <exception cref="IonException">The data is not Ion.</exception>
    public static IonDatagram Parse(ReadOnlySequence<byte> data, IonReaderOptions? options = null)
    {
        return ReadAll(new IonReader(data, options));
    }

    /// <summary>Writes all values.</summary>
    /// <param name="writer">The writer, where values may follow.</param>
    public void WriteTo(IonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (IonValue value in Values)
        {
            writer.WriteValue(value);
        }
    }

    /// <summary>The values as Ion text.</summary>
    /// <param name="options">How it looks; compact when null.</param>
    /// <returns>Text that reads back as equal values.</returns>
    public string ToText(IonTextOptions? options = null)
    {
        using ByteBuffer buffer = new();
        using (IonTextWriter writer = new(buffer, options))
        {
            WriteTo(writer);
            writer.Finish();
        }

        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>The values as a binary Ion stream with version marker and symbol table.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToBinary()
    {
        IonEncoder encoder = IonEncoder.Take();
        WriteTo(encoder.Writer);
        return encoder.Finish();
    }

    /// <inheritdoc/>
    public IEnumerator<IonValue> GetEnumerator()
    {
        return ((IEnumerable<IonValue>)Values).GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }

    /// <inheritdoc/>
    public bool Equals(IonDatagram? other)
    {
        return other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj)
    {
        return Equals(obj as IonDatagram);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (IonValue value in Values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <summary>The values as compact Ion text.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        return ToText();
    }

    private static IonDatagram ReadAll(IonReader reader)
    {
        ValueBuilder builder = new();
        List<IonValue> values = [];
        while (reader.Read())
        {
            values.Add(builder.Build(ref reader));
        }

        return new IonDatagram(values);
    }
}
