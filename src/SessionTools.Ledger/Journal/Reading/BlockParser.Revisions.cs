using System;
using System.Collections.Immutable;
using SessionTools.Ion;

namespace SessionTools.Ledger.Journal;

/// <summary>Revisions, whose hashes are computed while they are read.</summary>
internal sealed partial class BlockParser
{
    public JournalRevision ReadRevision(ref IonReader reader)
    {
        RevisionParts parts = default;
        uint seen = 0;
        Enter(ref reader, IonType.Struct, "A revision");
        for (int field; (field = BlockShapes.Revision.Next(ref reader, ref seen, isStrict)) >= 0;)
        {
            switch (field)
            {
                case 0:
                    parts.Address = ReadAddress(ref reader);
                    break;
                case 1:
                    parts.Hash = ReadHash(ref reader, BlockFields.Hash);
                    break;
                case 2:
                    byte[] data = CopyDocument(ref reader);
                    parts.DataHash = IonHash.Compute(data);
                    parts.Data = data;
                    break;
                case 3:
                    parts.LeftHash = ReadHash(ref reader, BlockFields.DataHash);
                    break;
                default:
                    parts.MetadataHash = Hash(reader);
                    parts.Metadata = ReadMetadata(ref reader);
                    break;
            }
        }

        reader.StepOut();
        return ToRevision(parts);
    }

    private void ReadRevisions(ref IonReader reader)
    {
        ImmutableArray<JournalRevision>.Builder revisions = ImmutableArray.CreateBuilder<JournalRevision>();
        Enter(ref reader, IonType.List, BlockFields.Revisions);
        while (reader.Read())
        {
            revisions.Add(ReadRevision(ref reader));
        }

        reader.StepOut();
        _revisions = revisions.DrainToImmutable();
    }

    private JournalRevision ToRevision(in RevisionParts parts)
    {
        if (parts.Data is not null && parts.LeftHash is not null)
        {
            throw new JournalFormatException("A revision has both data and dataHash.");
        }

        bool isHashOnly = parts.Metadata is null && parts.Data is null && parts.LeftHash is null;
        if ((isStrict && (isHashOnly || parts.Address is null)) || (parts.Metadata is null && !isHashOnly))
        {
            throw new JournalFormatException("A revision lacks its metadata or its block's address.");
        }

        byte[] dataHash = parts.DataHash ?? parts.LeftHash ?? [];
        return new JournalRevision
        {
            Address = parts.Address,
            Hash = parts.Hash,
            ComputedHash = isHashOnly ? parts.Hash : QldbHash.Dot(parts.MetadataHash, dataHash),
            Metadata = parts.Metadata,
            Data = parts.Data,
            DataHash = dataHash,
        };
    }

    /// <summary>Metadata have exactly their four fields: otherwise data could be passed off as metadata, since dot has no order.</summary>
    private RevisionMetadata ReadMetadata(ref IonReader reader)
    {
        RevisionMetadata metadata = default;
        uint seen = 0;
        Enter(ref reader, IonType.Struct, BlockFields.Metadata);
        for (int field; (field = BlockShapes.Metadata.Next(ref reader, ref seen, isStrict)) >= 0;)
        {
            metadata = field switch
            {
                0 => metadata with { DocumentId = ReadString(ref reader, BlockFields.MetadataId) },
                1 => metadata with { Version = ReadInt(ref reader, BlockFields.Version) },
                2 => metadata with { Time = ReadTime(ref reader, BlockFields.MetadataTime) },
                _ => metadata with { TransactionId = ReadString(ref reader, BlockFields.MetadataTransactionId) },
            };
        }

        reader.StepOut();
        return metadata;
    }

    private static byte[] CopyDocument(ref IonReader reader)
    {
        if (reader.Type != IonType.Struct || reader.IsNull)
        {
            throw new JournalFormatException("The data of a revision is no struct.");
        }

        return CanonicalIon.Encode(ref reader);
    }

    private struct RevisionParts
    {
        public BlockAddress? Address;
        public byte[] Hash;
        public byte[]? DataHash;
        public ReadOnlyMemory<byte>? Data;
        public byte[]? LeftHash;
        public byte[]? MetadataHash;
        public RevisionMetadata? Metadata;
    }
}
