using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>A null: <c>null</c>, or a typed one such as <c>null.int</c>. Nulls of different types differ.</summary>
public sealed class IonNull : IonValue
{
    /// <summary>Makes a value.</summary>
    /// <param name="type">The type of null; <see cref="IonType.Null"/> for plain <c>null</c>.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonNull(IonType type = IonType.Null, ImmutableArray<SymbolToken> annotations = default)
        : base(annotations)
    {
        IonTypes.RequireValueType(type);
        Type = type;
    }

    /// <summary>Plain <c>null</c>, without annotations.</summary>
    public static IonNull Instance { get; } = new();

    /// <inheritdoc/>
    public override IonType Type { get; }

    internal override void WriteContent(IonWriter writer)
    {
        writer.WriteNull(Type);
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonNull(Type, annotations);
    }

    private protected override bool ContentEquals(IonValue other)
    {
        return true;
    }

    private protected override int ContentHashCode()
    {
        return 0;
    }
}
