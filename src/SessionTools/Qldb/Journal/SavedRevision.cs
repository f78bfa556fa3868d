using System;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger;

namespace SessionTools.Qldb;

/// <summary>
/// A revision that JSON or CLIXML has kept. Its hash and its time, whose types and digits are always the same, can be made what
/// they were; its document cannot, so that only the hash tells whether all is there again.
/// </summary>
internal static class SavedRevision
{
    public const string Advice = "Save revisions as Ion, by ConvertTo-Ion, and read them by ConvertFrom-Ion.";

    private const string HashField = "hash";
    private const string MetadataField = "metadata";
    private const string TimeField = "txTime";

    /// <returns>Null for a revision whose hash and time are of the types that a ledger gives them.</returns>
    public static IonStruct? Restore(IonValue revision)
    {
        if (revision is not IonStruct given || given.Find<IonStruct>(MetadataField) is not { } metadata)
        {
            return null;
        }

        IonValue? hash = Field(given, HashField);
        IonValue? time = Field(metadata, TimeField);
        IonValue? restoredHash = hash is IonBlob ? hash : BytesOf(hash);
        IonValue? restoredTime = TimeOf(time) ?? time;
        return hash is IonBlob && time is IonTimestamp && time.Equals(restoredTime)
            ? null
            : With(With(given, MetadataField, With(metadata, TimeField, restoredTime)), HashField, restoredHash ?? hash);
    }

    private static IonValue? Field(IonStruct value, string name) => value.TryGetValue(name, out IonValue? field) ? field : null;

    private static IonStruct With(IonStruct value, string name, IonValue? replacement) => replacement is null
        ? value
        : new IonStruct([.. value.Fields.Select(field => field.Name.Text == name ? field with { Value = replacement } : field)], value.Annotations);

    /// <summary>JSON writes bytes as a list of numbers.</summary>
    private static IonBlob? BytesOf(IonValue? value)
    {
        if (value is not IonList list || !list.Items.All(item => item is IonInt number && number.Value >= 0 && number.Value <= byte.MaxValue))
        {
            return null;
        }

        return new IonBlob([.. list.Items.Select(item => (byte)((IonInt)item).Value)]);
    }

    /// <summary>JSON writes a time as text, of which ConvertFrom-Json makes one of this place; CLIXML writes its properties.</summary>
    private static IonTimestamp? TimeOf(IonValue? value)
    {
        IonValue? time = value switch
        {
            IonStruct parts => parts.Find<IonTimestamp>(nameof(DateTimeOffset.UtcDateTime)),
            IonString { Value: { } text } => Parse(text),
            _ => value,
        };
        return time is IonTimestamp known && known.Value.TryToDateTimeOffset(out DateTimeOffset instant) && instant.Ticks % TimeSpan.TicksPerMillisecond == 0
            ? new IonTimestamp(LedgerTime.ToIon(instant))
            : null;
    }

    private static IonValue? Parse(string text)
    {
        try
        {
            return IonValue.Parse(text);
        }
        catch (IonException)
        {
            return null;
        }
    }
}
