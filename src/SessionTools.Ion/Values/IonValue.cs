using System;
using System.Collections.Immutable;
using System.Linq;

namespace SessionTools.Ion;

/// <summary>
/// An immutable Ion value with its annotations. Equality is equivalence in the Ion data model: annotations count and have an
/// order, fields of structs have none, <c>1.0</c> and <c>1.00</c> differ, and so do <c>"a"</c> and <c>a</c>.
/// </summary>
/// <remarks>Ion 1.0 specification, "The Ion Data Model". A typed null is an <see cref="IonNull"/>, whatever its type.</remarks>
public abstract partial class IonValue : IEquatable<IonValue>
{
    private protected IonValue(ImmutableArray<SymbolToken> annotations)
    {
        Annotations = annotations.IsDefault ? [] : annotations;
        foreach (SymbolToken annotation in Annotations)
        {
            HasImports |= annotation.Import is not null;
        }
    }

    /// <summary>The type; that of a typed null is the type it names.</summary>
    public abstract IonType Type { get; }

    /// <summary>The annotations, outermost first.</summary>
    public ImmutableArray<SymbolToken> Annotations { get; }

    /// <summary>Whether this is <c>null</c> or a typed null.</summary>
    public bool IsNull => this is IonNull;

    /// <summary>How many containers are nested in this value, itself included; 0 for a scalar.</summary>
    internal virtual int Depth => 0;

    /// <summary>Whether there is a symbol inside whose text only an import explains, so that writing has to declare it.</summary>
    internal bool HasImports { get; private protected set; }

    /// <summary>Whether two values are equivalent.</summary>
    /// <param name="left">One value or null.</param>
    /// <param name="right">The other value or null.</param>
    public static bool operator ==(IonValue? left, IonValue? right)
    {
        return Equals(left, right);
    }

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One value or null.</param>
    /// <param name="right">The other value or null.</param>
    public static bool operator !=(IonValue? left, IonValue? right)
    {
        return !Equals(left, right);
    }

    /// <summary>Reads exactly one value from Ion text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">Depth and catalog; the defaults when null.</param>
    /// <returns>The value.</returns>
    /// <exception cref="IonException">The text is not Ion, or not one value.</exception>
    public static IonValue Parse(string text, IonReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(StrictUtf8.GetBytes(text), options);
    }

    /// <summary>Reads exactly one value from Ion, text or binary.</summary>
    /// <param name="data">The data.</param>
    /// <param name="options">Depth and catalog; the defaults when null.</param>
    /// <returns>The value.</returns>
    /// <exception cref="IonException">The data is not Ion, or not one value.</exception>
    public static IonValue Parse(ReadOnlySpan<byte> data, IonReaderOptions? options = null)
    {
        return options is null ? ValueParser.Parse(data) : ValueParser.Parse(data, options);
    }

    /// <summary>Builds the value a reader stands on, and leaves the reader on it.</summary>
    /// <param name="reader">The reader, on a value.</param>
    /// <returns>The value with its annotations.</returns>
    /// <exception cref="IonException">The data is not Ion.</exception>
    /// <exception cref="InvalidOperationException">The reader stands on no value.</exception>
    public static IonValue Read(ref IonReader reader)
    {
        return new ValueBuilder().Build(ref reader);
    }

    /// <summary>The same value with other annotations.</summary>
    /// <param name="annotations">The annotations, outermost first; none to remove them.</param>
    /// <returns>A value that shares its contents with this one.</returns>
    public IonValue WithAnnotations(params SymbolToken[] annotations)
    {
        return CopyWith([.. annotations]);
    }

    /// <summary>Writes the value.</summary>
    /// <param name="writer">The writer, where a value may follow.</param>
    public void WriteTo(IonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteValue(this);
    }

    /// <summary>The value as Ion text.</summary>
    /// <param name="options">How it looks; compact when null.</param>
    /// <returns>Text that reads back as an equal value.</returns>
    public string ToText(IonTextOptions? options = null)
    {
        return new IonDatagram(this).ToText(options);
    }

    /// <summary>The value as a binary Ion stream with version marker and symbol table.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToBinary()
    {
        IonEncoder encoder = IonEncoder.Take();
        encoder.Writer.WriteValue(this);
        return encoder.Finish();
    }

    /// <summary>The value as JSON; see <see cref="IonJson"/> for what JSON cannot hold.</summary>
    /// <returns>Compact JSON text.</returns>
    /// <exception cref="IonException">A field name or symbol has unknown text.</exception>
    public string ToJson()
    {
        return IonJson.ToJson(this);
    }

    /// <summary>The value as compact Ion text.</summary>
    /// <returns>Text that reads back as an equal value.</returns>
    public override string ToString()
    {
        return ToText();
    }

    /// <inheritdoc/>
    public bool Equals(IonValue? other)
    {
        return ReferenceEquals(this, other)
            || (other is not null && Type == other.Type && IsNull == other.IsNull
                && Annotations.AsSpan().SequenceEqual(other.Annotations.AsSpan()) && ContentEquals(other));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj)
    {
        return Equals(obj as IonValue);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Type);
        foreach (SymbolToken annotation in Annotations)
        {
            hash.Add(annotation);
        }

        hash.Add(ContentHashCode());
        return hash.ToHashCode();
    }

    /// <summary>Makes a copy with other annotations.</summary>
    private protected abstract IonValue CopyWith(ImmutableArray<SymbolToken> annotations);

    /// <summary>Compares with a value of the same class and type, annotations apart.</summary>
    private protected abstract bool ContentEquals(IonValue other);

    private protected abstract int ContentHashCode();

    /// <summary>Writes the value without annotations.</summary>
    internal abstract void WriteContent(IonWriter writer);

    /// <summary>Calls back for every symbol in the value.</summary>
    internal virtual void VisitSymbols(Action<SymbolToken> visit)
    {
        foreach (SymbolToken annotation in Annotations)
        {
            visit(annotation);
        }
    }
}
