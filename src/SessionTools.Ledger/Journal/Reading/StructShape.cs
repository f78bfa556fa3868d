using System;
using System.Linq;
using System.Text;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>The fields of one of the structs of a block, in their order.</summary>
internal sealed class StructShape
{
    private readonly string _name;
    private readonly string[] _fields;
    private readonly byte[][] _utf8;
    private readonly uint _required;

    /// <param name="name">What errors call the struct.</param>
    /// <param name="fields">The names of the fields; one that may be absent ends in a question mark.</param>
    public StructShape(string name, params string[] fields)
    {
        _name = name;
        _fields = [.. fields.Select(field => field.TrimEnd('?'))];
        _utf8 = [.. _fields.Select(Encoding.UTF8.GetBytes)];
        for (int i = 0; i < fields.Length; i++)
        {
            _required |= fields[i].EndsWith('?') ? 0 : 1u << i;
        }
    }

    /// <summary>Whether an unknown field is always an error.</summary>
    public bool IsExact { get; init; }

    /// <summary>Moves a reader to the next field and tells which it is.</summary>
    /// <param name="reader">The reader, in the struct.</param>
    /// <param name="seen">The fields so far; 0 to begin.</param>
    /// <param name="isStrict">Whether an unknown field, or one out of order, is an error instead of being passed.</param>
    /// <returns>The field's place in the shape; -1 at the end.</returns>
    public int Next(ref IonReader reader, ref uint seen, bool isStrict)
    {
        while (reader.Read())
        {
            int field = Find(ref reader, NextAfter(seen));
            if (field < 0 && (isStrict || IsExact))
            {
                throw new JournalFormatException(_name + " has the field " + reader.FieldName + ", which does not belong there.");
            }

            if (field >= 0)
            {
                Note(field, ref seen, isStrict);
                return field;
            }
        }

        uint missing = _required & ~seen;
        return missing == 0
            ? -1
            : throw new JournalFormatException(
                _name + " has no field " + _fields[System.Numerics.BitOperations.TrailingZeroCount(missing)] + ".");
    }

    private static int NextAfter(uint seen) => 32 - System.Numerics.BitOperations.LeadingZeroCount(seen);

    private int Find(ref IonReader reader, int likely)
    {
        if (likely < _utf8.Length && reader.FieldNameEquals(_utf8[likely]))
        {
            return likely;
        }

        for (int i = 0; i < _utf8.Length; i++)
        {
            if (reader.FieldNameEquals(_utf8[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private void Note(int field, ref uint seen, bool isStrict)
    {
        if ((seen >> field & 1) == 1)
        {
            throw new JournalFormatException(_name + " has the field " + _fields[field] + " twice.");
        }

        if (isStrict && field < NextAfter(seen))
        {
            throw new JournalFormatException(_name + " has the field " + _fields[field] + " out of order.");
        }

        seen |= 1u << field;
    }
}
