using System;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Values;

/// <summary>Reads the indexed field alone; the rest of the document is skipped.</summary>
internal sealed class IndexKeys : IIndexKeys
{
    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? KeyOf(ReadOnlyMemory<byte> document, string field)
    {
        IonReader reader = new(document.Span);
        if (!reader.Read() || reader.Type != IonType.Struct || reader.IsNull)
        {
            return null;
        }

        reader.StepIn();
        while (reader.Read())
        {
            if (reader.FieldName.Text == field)
            {
                return reader.IsNull ? null : KeyEncoding.Encode(IonValue.Read(ref reader));
            }
        }

        return null;
    }
}
