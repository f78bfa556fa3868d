using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Manipulation;

/// <summary>
/// A value of a document while a statement changes it. Nothing is taken apart that is not changed. Indexes mean the elements that
/// the list had before the statement, so that they stay the same ones however many are added and removed.
/// </summary>
internal sealed class EditedNode(IonValue value)
{
    private IonValue _value = value;
    private List<(SymbolToken Name, EditedNode Node)>? _fields;
    private List<EditedNode>? _items;
    private EditedNode[] _original = [];

    /// <summary>Whether it is a struct, or can become one as there is nothing yet.</summary>
    public bool CanHaveFields => _fields is not null || (_items is null && (_value is IonStruct || _value.IsNull));

    /// <summary>Whether it is a list or S-expression.</summary>
    public bool IsSequence => _items is not null || (_fields is null && _value is IonSequence);

    public bool IsNothing => _fields is null && _items is null && _value.IsNull;

    public int Count => Items().Count;

    public EditedNode? FindField(string name)
    {
        return CanHaveFields ? Fields().Find(field => field.Name.Text == name).Node : null;
    }

    /// <summary>The element that had an index before the statement, even if it has been removed since.</summary>
    public EditedNode? FindElement(int index)
    {
        List<EditedNode> items = Items();
        return index < _original.Length ? _original[index] : index < items.Count ? items[index] : null;
    }

    public void Set(IonValue value)
    {
        (_value, _fields, _items, _original) = (value, null, null, []);
    }

    public EditedNode AddField(string name)
    {
        EditedNode node = new(PartiQLValue.Null);
        Fields().Add((name, node));
        return node;
    }

    /// <param name="index">Where, in what the list had before the statement; its length or more means the end.</param>
    /// <param name="value">The new element.</param>
    public void Insert(int index, IonValue value)
    {
        List<EditedNode> items = Items();
        int place = index < _original.Length ? items.IndexOf(_original[index]) : items.Count;
        items.Insert(place < 0 ? System.Math.Min(index, items.Count) : place, new EditedNode(value));
    }

    public void Append(IonValue value)
    {
        Items().Add(new EditedNode(value));
    }

    public void Remove(EditedNode child)
    {
        if (_fields is not null)
        {
            _fields.RemoveAll(field => ReferenceEquals(field.Node, child));
        }

        _items?.Remove(child);
    }

    /// <summary>The value with its changes.</summary>
    public IonValue Build()
    {
        if (_fields is not null)
        {
            return new IonStruct([.. _fields.Select(field => new IonField(field.Name, field.Node.Build()))], _value.Annotations);
        }

        if (_items is null)
        {
            return _value;
        }

        ImmutableArray<IonValue> items = [.. _items.Select(item => item.Build())];
        return _value is IonSexp ? new IonSexp(items, _value.Annotations) : new IonList(items, _value.Annotations);
    }

    private List<(SymbolToken Name, EditedNode Node)> Fields()
    {
        return _fields ??= _value is IonStruct structure
            ? [.. structure.Fields.Select(field => (field.Name, new EditedNode(field.Value)))]
            : [];
    }

    private List<EditedNode> Items()
    {
        if (_items is null)
        {
            _original = _value is IonSequence sequence ? [.. sequence.Items.Select(item => new EditedNode(item))] : [];
            _items = [.. _original];
        }

        return _items;
    }
}
