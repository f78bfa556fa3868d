using System;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Journal;

/// <summary>Index keys without PartiQL: the field's own encoding.</summary>
internal sealed class FieldKeys : IIndexKeys
{
    public ReadOnlyMemory<byte>? KeyOf(ReadOnlyMemory<byte> document, string field)
    {
        return ((IonStruct)IonValue.Parse(document.Span)).TryGetValue(field, out IonValue? value) && !value.IsNull
            ? value.ToBinary()
            : default(ReadOnlyMemory<byte>?);
    }
}
