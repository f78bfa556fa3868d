using System;
using System.Collections.Immutable;

namespace SessionTools.Ion;

/// <summary>Builds values from a reader. The reader's depth limit bounds the recursion.</summary>
internal static class ValueBuilder
{
    public static IonValue Build(ref IonReader reader)
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

    private static ImmutableArray<IonValue> BuildItems(ref IonReader reader)
    {
        ImmutableArray<IonValue>.Builder items = ImmutableArray.CreateBuilder<IonValue>();
        reader.StepIn();
        while (reader.Read())
        {
            items.Add(Build(ref reader));
        }

        reader.StepOut();
        return items.DrainToImmutable();
    }

    private static ImmutableArray<IonField> BuildFields(ref IonReader reader)
    {
        ImmutableArray<IonField>.Builder fields = ImmutableArray.CreateBuilder<IonField>();
        reader.StepIn();
        while (reader.Read())
        {
            SymbolToken name = reader.FieldName;
            fields.Add(new IonField(name, Build(ref reader)));
        }

        reader.StepOut();
        return fields.DrainToImmutable();
    }
}
