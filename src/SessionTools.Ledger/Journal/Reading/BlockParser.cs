using System;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Reads a block, each of its structs in its shape.</summary>
internal sealed partial class BlockParser(bool isStrict)
{
    private BlockAddress _address;
    private string _transactionId = "";
    private DateTimeOffset _time;
    private ReadOnlyMemory<byte> _blockHash;
    private ReadOnlyMemory<byte> _entriesHash;
    private ReadOnlyMemory<byte> _previousBlockHash;
    private ImmutableArray<ReadOnlyMemory<byte>> _entries = [];
    private ImmutableArray<ExecutedStatement> _statements = [];
    private ImmutableArray<JournalDocument> _documents = [];
    private ImmutableArray<JournalRevision> _revisions = [];
    private ImmutableArray<RedactedRevision> _redactions = [];
    private ImmutableArray<CatalogChange> _catalogChanges = [];
    private ReadOnlyMemory<byte>? _transactionInfoHash;
    private ReadOnlyMemory<byte>? _redactionInfoHash;
    private uint _seen;

    public JournalBlock ReadBlock(ref IonReader reader)
    {
        Enter(ref reader, IonType.Struct, "The block");
        for (int field; (field = BlockShapes.Block.Next(ref reader, ref _seen, isStrict)) >= 0;)
        {
            if (field < 7)
            {
                ReadHead(ref reader, field);
            }
            else
            {
                ReadContents(ref reader, field);
            }
        }

        reader.StepOut();
        return ToBlock();
    }

    private void ReadHead(ref IonReader reader, int field)
    {
        switch (field)
        {
            case 0:
                _address = ReadAddress(ref reader);
                break;
            case 1:
                _transactionId = ReadString(ref reader, BlockFields.TransactionId);
                break;
            case 2:
                _time = ReadTime(ref reader, BlockFields.Timestamp);
                break;
            case 3:
                _blockHash = ReadHash(ref reader, BlockFields.BlockHash);
                break;
            case 4:
                _entriesHash = ReadHash(ref reader, BlockFields.EntriesHash);
                break;
            case 5:
                _previousBlockHash = ReadHash(ref reader, BlockFields.PreviousBlockHash, mayBeEmpty: true);
                break;
            default:
                ReadEntries(ref reader);
                break;
        }
    }

    private void ReadContents(ref IonReader reader, int field)
    {
        switch (field)
        {
            case 7:
                _transactionInfoHash = Hash(reader);
                ReadTransactionInfo(ref reader);
                break;
            case 8:
                _redactionInfoHash = Hash(reader);
                ReadRedactionInfo(ref reader);
                break;
            case 9:
                ReadRevisions(ref reader);
                break;
            default:
                ReadSystemInfo(ref reader);
                break;
        }
    }

    private void ReadEntries(ref IonReader reader)
    {
        ImmutableArray<ReadOnlyMemory<byte>>.Builder entries = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(4);
        Enter(ref reader, IonType.List, BlockFields.EntriesHashList);
        while (reader.Read())
        {
            entries.Add(ReadHash(ref reader, "An entry of " + BlockFields.EntriesHashList, mayBeEmpty: true));
        }

        reader.StepOut();
        _entries = entries.DrainToImmutable();
    }

    private JournalBlock ToBlock()
    {
        const uint OfOurs = 1u << 7 | 1u << 9 | 1u << 10;
        if (isStrict && (_seen & OfOurs) != OfOurs)
        {
            throw new JournalFormatException("The block lacks transactionInfo, revisions or systemInfo.");
        }

        return new JournalBlock
        {
            Address = _address,
            TransactionId = _transactionId,
            Time = _time,
            BlockHash = _blockHash,
            EntriesHash = _entriesHash,
            PreviousBlockHash = _previousBlockHash,
            EntriesHashList = _entries,
            Statements = _statements,
            Documents = _documents,
            Revisions = _revisions,
            Redactions = _redactions,
            CatalogChanges = _catalogChanges,
            HasSystemInfo = (_seen & 1u << 10) != 0,
            TransactionInfoHash = _transactionInfoHash,
            RedactionInfoHash = _redactionInfoHash,
        };
    }
}
