using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SessionTools.Ion;

/// <summary>
/// Builds values from a reader. What is inside the open containers waits on stacks that all of them share, so that each container
/// takes exactly the memory it needs. The reader's depth limit bounds the recursion.
/// </summary>
internal sealed class ValueBuilder
{
    private const int MostKept = 4096;

    private readonly List<IonValue> _items = [];
    private readonly List<IonField> _fields = [];

    /// <summary>Whether the stacks have stayed so small that it is worth keeping them.</summary>
    public bool IsSmall => Math.Max(_items.Capacity, _fields.Capacity) <= MostKept;

    public IonValue Build(ref IonReader reader)
    {
        ImmutableArray<SymbolToken> annotations = ReadAnnotations(reader);
        if (reader.IsNull)
        {
            return annotations.IsEmpty && reader.Type == IonType.Null ? IonNull.Instance : new IonNull(reader.Type, annotations);
        }

        return reader.Type switch
        {
            IonType.Bool => new IonBool(reader.GetBool(), annotations),
            IonType.Int when reader.TryGetInt64(out long value) => new IonInt(value, annotations),
            IonType.Int => new IonInt(reader.GetBigInteger(), annotations),
            IonType.Float => new IonFloat(reader.GetDouble(), annotations),
            IonType.Decimal => new IonDecimal(reader.GetDecimal(), annotations),
            IonType.Timestamp => new IonTimestamp(reader.GetTimestamp(), annotations),
            IonType.Symbol => new IonSymbol(reader.GetSymbol(), annotations),
            IonType.String => new IonString(reader.GetString(), annotations),
            IonType.Clob => new IonClob(ImmutableArray.Create(reader.GetLob()), annotations),
            IonType.Blob => new IonBlob(ImmutableArray.Create(reader.GetLob()), annotations),
            IonType.List => new IonList(BuildItems(ref reader), annotations),
            IonType.Sexp => new IonSexp(BuildItems(ref reader), annotations),
            IonType.Struct => new IonStruct(BuildFields(ref reader), annotations),
            _ => throw new InvalidOperationException("The reader stands on no value."),
        };
    }

    private static ImmutableArray<SymbolToken> ReadAnnotations(in IonReader reader)
    {
        int count = reader.AnnotationCount;
        if (count == 0)
        {
            return [];
        }

        ImmutableArray<SymbolToken>.Builder annotations = ImmutableArray.CreateBuilder<SymbolToken>(count);
        for (int i = 0; i < count; i++)
        {
            annotations.Add(reader.GetAnnotation(i));
        }

        return annotations.MoveToImmutable();
    }

    private static ImmutableArray<T> Take<T>(List<T> stack, int from)
    {
        ImmutableArray<T> taken = ImmutableArray.Create<T>(CollectionsMarshal.AsSpan(stack)[from..]);
        stack.RemoveRange(from, stack.Count - from);
        return taken;
    }

    private ImmutableArray<IonValue> BuildItems(ref IonReader reader)
    {
        int from = _items.Count;
        reader.StepIn();
        while (reader.Read())
        {
            _items.Add(Build(ref reader));
        }

        reader.StepOut();
        return Take(_items, from);
    }

    private ImmutableArray<IonField> BuildFields(ref IonReader reader)
    {
        int from = _fields.Count;
        reader.StepIn();
        while (reader.Read())
        {
            SymbolToken name = reader.FieldName;
            _fields.Add(new IonField(name, Build(ref reader)));
        }

        reader.StepOut();
        return Take(_fields, from);
    }
}
