using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>A list: <c>[1, 2]</c>.</summary>
public sealed class IonList : IonSequence
{
    /// <summary>Makes a value without annotations.</summary>
    /// <param name="items">The values, nested at most 1,024 deep.</param>
    public IonList(params IonValue[] items)
        : base([.. items], annotations: default)
    {
    }

    /// <summary>Makes a value.</summary>
    /// <param name="items">The values, nested at most 1,024 deep; the default is none.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonList(ImmutableArray<IonValue> items, ImmutableArray<SymbolToken> annotations = default)
        : base(items, annotations)
    {
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.List;

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonList(Items, annotations);
    }
}
