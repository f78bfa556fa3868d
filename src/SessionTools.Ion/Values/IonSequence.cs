using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>
/// What lists and s-expressions share: values in an order. A list and an s-expression are never equal. Each is one value and no
/// collection, as a struct is.
/// </summary>
public abstract class IonSequence : IonValue
{
    private readonly int _depth;
    private int _hashCode;

    private protected IonSequence(ImmutableArray<IonValue> items, ImmutableArray<SymbolToken> annotations)
        : base(annotations)
    {
        Items = items.IsDefault ? [] : items;
        int depth = 0;
        foreach (IonValue item in Items)
        {
            depth = Math.Max(depth, item.Depth);
            HasImports |= item.HasImports;
        }

        _depth = ContainerDepth.Enclose(depth);
    }

    /// <summary>The values.</summary>
    public ImmutableArray<IonValue> Items { get; }

    /// <summary>The number of values.</summary>
    public int Count => Items.Length;

    internal override int Depth => _depth;

    /// <summary>One value.</summary>
    /// <param name="index">Its index from 0.</param>
    public IonValue this[int index] => Items[index];

    /// <summary>Enumerates <see cref="Items"/>.</summary>
    public ImmutableArray<IonValue>.Enumerator GetEnumerator()
    {
        return Items.GetEnumerator();
    }

    internal override void VisitSymbols(Action<SymbolToken> visit)
    {
        base.VisitSymbols(visit);
        foreach (IonValue item in Items)
        {
            item.VisitSymbols(visit);
        }
    }

    internal override void WriteContent(IonWriter writer)
    {
        writer.StepIn(Type);
        foreach (IonValue item in Items)
        {
            writer.WriteValue(item);
        }

        writer.StepOut();
    }

    private protected override bool ContentEquals(IonValue other)
    {
        return Items.AsSpan().SequenceEqual(((IonSequence)other).Items.AsSpan());
    }

    private protected override int ContentHashCode()
    {
        if (_hashCode == 0)
        {
            HashCode hash = default;
            foreach (IonValue item in Items)
            {
                hash.Add(item);
            }

            _hashCode = hash.ToHashCode();
        }

        return _hashCode;
    }
}
