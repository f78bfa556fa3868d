using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution;

/// <summary>
/// Ion as documents and results have it: a bag inside a value becomes a list, MISSING in a list becomes null so that the other
/// elements keep their places, and MISSING in a bag or struct is left out.
/// </summary>
internal static class PlainIon
{
    public static IonValue Of(IonValue value)
    {
        return value switch
        {
            IonStruct structure => OfStruct(structure),
            IonSequence sequence => OfSequence(sequence),
            IonNull when PartiQLValue.IsMissing(value) => IonNull.Instance,
            _ => value,
        };
    }

    private static IonStruct OfStruct(IonStruct structure)
    {
        ImmutableArray<IonField>.Builder fields = ImmutableArray.CreateBuilder<IonField>(structure.Count);
        bool isSame = true;
        foreach (IonField field in structure.Fields)
        {
            if (PartiQLValue.IsMissing(field.Value))
            {
                isSame = false;
                continue;
            }

            IonValue value = Of(field.Value);
            isSame &= ReferenceEquals(value, field.Value);
            fields.Add(new IonField(field.Name, value));
        }

        return isSame ? structure : new IonStruct(fields.ToImmutable(), structure.Annotations);
    }

    private static IonSequence OfSequence(IonSequence sequence)
    {
        if (PartiQLValue.IsBag(sequence))
        {
            return new IonList([.. sequence.Items.Where(item => !PartiQLValue.IsMissing(item)).Select(Of)]);
        }

        ImmutableArray<IonValue> items = [.. sequence.Items.Select(Of)];
        if (items.Zip(sequence.Items).All(pair => ReferenceEquals(pair.First, pair.Second)))
        {
            return sequence;
        }

        return sequence is IonSexp ? new IonSexp(items, sequence.Annotations) : new IonList(items, sequence.Annotations);
    }
}
