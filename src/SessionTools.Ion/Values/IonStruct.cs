using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace SessionTools.Ion;

/// <summary>
/// A struct: named fields. They are kept in the order given, which does not count for equality; names may repeat. It is one value and no
/// collection: whoever takes collections apart, as PowerShell's pipeline does, would lose its annotations.
/// </summary>
public sealed class IonStruct : IonValue
{
    private const int MostFieldsToScan = 8;

    private readonly int _depth;
    private int _hashCode;
    private Dictionary<string, int>? _firstByName;

    /// <summary>Makes a value without annotations.</summary>
    /// <param name="fields">The names and values, nested at most 1,024 deep.</param>
    public IonStruct(params (string Name, IonValue Value)[] fields)
        : this([.. fields.Select(field => new IonField(field.Name, field.Value))])
    {
    }

    /// <summary>Makes a value.</summary>
    /// <param name="fields">The fields, nested at most 1,024 deep; the default is none.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonStruct(ImmutableArray<IonField> fields, ImmutableArray<SymbolToken> annotations = default)
        : base(annotations)
    {
        Fields = fields.IsDefault ? [] : fields;
        int depth = 0;
        foreach (IonField field in Fields)
        {
            depth = Math.Max(depth, field.Value.Depth);
            HasImports |= field.Value.HasImports || field.Name.Import is not null;
        }

        _depth = ContainerDepth.Enclose(depth);
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.Struct;

    /// <summary>The fields.</summary>
    public ImmutableArray<IonField> Fields { get; }

    /// <summary>The number of fields, repeated names included.</summary>
    public int Count => Fields.Length;

    internal override int Depth => _depth;

    /// <summary>One field.</summary>
    /// <param name="index">Its index from 0.</param>
    public IonField this[int index] => Fields[index];

    /// <summary>The value of the first field with a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    public IonValue this[string name] => TryGetValue(name, out IonValue? value)
        ? value
        : throw new KeyNotFoundException("The struct has no field '" + name + "'.");

    /// <summary>Finds the first field with a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">Its value, or null.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue(string name, [MaybeNullWhen(false)] out IonValue value)
    {
        int index = IndexOf(name);
        value = index < 0 ? null : Fields[index].Value;
        return index >= 0;
    }

    /// <summary>Enumerates <see cref="Fields"/>.</summary>
    public ImmutableArray<IonField>.Enumerator GetEnumerator()
    {
        return Fields.GetEnumerator();
    }

    internal override void VisitSymbols(Action<SymbolToken> visit)
    {
        base.VisitSymbols(visit);
        foreach (IonField field in Fields)
        {
            visit(field.Name);
            field.Value.VisitSymbols(visit);
        }
    }

    internal override void WriteContent(IonWriter writer)
    {
        writer.StepIn(IonType.Struct);
        foreach (IonField field in Fields)
        {
            writer.WriteFieldName(field.Name);
            writer.WriteValue(field.Value);
        }

        writer.StepOut();
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return new IonStruct(Fields, annotations);
    }

    /// <summary>Compares as bags: first in order, which is the common case, then by counting equal fields.</summary>
    private protected override bool ContentEquals(IonValue other)
    {
        ImmutableArray<IonField> theirs = ((IonStruct)other).Fields;
        if (Fields.Length != theirs.Length || ContentHashCode() != ((IonStruct)other).ContentHashCode())
        {
            return false;
        }

        return Fields.AsSpan().SequenceEqual(theirs.AsSpan()) || HasSameFields(theirs);
    }

    private protected override int ContentHashCode()
    {
        if (_hashCode == 0)
        {
            int sum = Fields.Length;
            foreach (IonField field in Fields)
            {
                sum += HashCode.Combine(field.Name, field.Value);
            }

            _hashCode = sum;
        }

        return _hashCode;
    }

    private bool HasSameFields(ImmutableArray<IonField> theirs)
    {
        Dictionary<IonField, int> counts = new(Fields.Length);
        foreach (IonField field in Fields)
        {
            counts[field] = counts.GetValueOrDefault(field) + 1;
        }

        foreach (IonField field in theirs)
        {
            int count = counts.GetValueOrDefault(field);
            if (count == 0)
            {
                return false;
            }

            counts[field] = count - 1;
        }

        return true;
    }

    private int IndexOf(string name)
    {
        if (Fields.Length > MostFieldsToScan)
        {
            _firstByName ??= MapNames();
            return _firstByName.TryGetValue(name, out int found) ? found : -1;
        }

        for (int i = 0; i < Fields.Length; i++)
        {
            if (string.Equals(Fields[i].Name.Text, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> MapNames()
    {
        Dictionary<string, int> map = new(Fields.Length, StringComparer.Ordinal);
        for (int i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Name.Text is string name)
            {
                map.TryAdd(name, i);
            }
        }

        return map;
    }
}
