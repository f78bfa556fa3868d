using System;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>Keys that are the field's value in binary Ion.</summary>
internal sealed class PlainIndexKeys : IIndexKeys
{
    public static PlainIndexKeys Instance { get; } = new();

    public static ReadOnlyMemory<byte> Key(IonValue value) => value.ToBinary();

    public ReadOnlyMemory<byte>? KeyOf(ReadOnlyMemory<byte> document, string field)
    {
        return ((IonStruct)IonValue.Parse(document.Span)).TryGetValue(field, out IonValue? value) ? Key(value) : (ReadOnlyMemory<byte>?)null;
    }
}
