using System;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Replaces <c>data</c> by <c>dataHash</c> in one revision of a block, and copies everything else.</summary>
internal static class BlockRedactor
{
    public static ReadOnlyMemory<byte> Redact(ReadOnlySpan<byte> block, RedactionWrite redaction)
    {
        IonStruct content = (IonStruct)IonValue.Parse(block);
        IonList revisions = (IonList)content[BlockFields.Revisions];
        IonValue[] replaced = [.. revisions];
        int index = Array.FindIndex(replaced, revision => IsMeant((IonStruct)revision, redaction));
        if (index < 0 || !IsOfTable(content, redaction))
        {
            throw new ArgumentException(
                "The block " + redaction.SequenceNumber + " has no revision " + redaction.Version + " of the document "
                    + redaction.DocumentId + " of the table " + redaction.TableId + ".",
                nameof(redaction));
        }

        replaced[index] = WithoutData((IonStruct)replaced[index], redaction);
        return Replace(content, BlockFields.Revisions, new IonField(BlockFields.Revisions, new IonList(replaced))).ToBinary();
    }

    private static bool IsMeant(IonStruct revision, RedactionWrite redaction)
    {
        return revision.TryGetValue(BlockFields.Metadata, out IonValue? value) && value is IonStruct metadata
            && metadata[BlockFields.MetadataId] == redaction.DocumentId && metadata[BlockFields.Version] == redaction.Version;
    }

    private static bool IsOfTable(IonStruct block, RedactionWrite redaction)
    {
        IonStruct documents = (IonStruct)((IonStruct)block[BlockFields.TransactionInfo])[BlockFields.Documents];
        return documents.TryGetValue(redaction.DocumentId, out IonValue? document)
            && ((IonStruct)document)[BlockFields.TableId] == redaction.TableId;
    }

    private static IonStruct WithoutData(IonStruct revision, RedactionWrite redaction)
    {
        if (!revision.TryGetValue(BlockFields.Data, out IonValue? data))
        {
            throw new ArgumentException(
                "The revision " + redaction.Version + " of the document " + redaction.DocumentId + " has no data.",
                nameof(redaction));
        }

        return Replace(revision, BlockFields.Data, new IonField(BlockFields.DataHash, (IonValue)IonHash.Compute(data)));
    }

    private static IonStruct Replace(IonStruct value, string name, IonField field)
    {
        return new IonStruct([.. value.Fields.Select(old => old.Name.Text == name ? field : old)]);
    }
}
