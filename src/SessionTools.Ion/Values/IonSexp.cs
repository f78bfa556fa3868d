using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>An s-expression: <c>(1 2)</c>.</summary>
public sealed class IonSexp : IonSequence
{
    /// <summary>Makes a value without annotations.</summary>
    /// <param name="items">The values, nested at most 1,024 deep.</param>
    public IonSexp(params IonValue[] items)
        : base([.. items], annotations: default)
    {
    }

    /// <summary>Makes a value.</summary>
    /// <param name="items">The values, nested at most 1,024 deep; the default is none.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonSexp(ImmutableArray<IonValue> items, ImmutableArray<SymbolToken> annotations = default)
        : base(items, annotations)
    {
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.Sexp;

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonSexp(Items, annotations);
    }
}
