using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Checks what a block says about itself, without regard to any other block.</summary>
internal static class BlockCheck
{
    /// <summary>Says what is wrong with a block, or null.</summary>
    public static string? FindProblem(JournalBlock block)
    {
        return EntriesProblem(block)
            ?? FoldProblem(block)
            ?? block.Revisions.Select(revision => RevisionProblem(block, revision)).FirstOrDefault(problem => problem is not null)
            ?? DocumentsProblem(block)
            ?? (block.HasSystemInfo ? OwnProblem(block) : null);
    }

    private static string? FoldProblem(JournalBlock block)
    {
        (byte[] entriesHash, byte[] blockHash) = BlockHashes.Fold(
            [.. block.EntriesHashList.Select(entry => entry.ToArray())], block.PreviousBlockHash.Span);
        if (!block.EntriesHash.Span.SequenceEqual(entriesHash))
        {
            return "entriesHash does not follow from entriesHashList";
        }

        return block.BlockHash.Span.SequenceEqual(blockHash)
            ? null
            : "blockHash does not follow from entriesHash and previousBlockHash";
    }

    /// <summary>Entries of ours have their places; those of QLDB are looked for, since two of them are known to it alone.</summary>
    private static string? EntriesProblem(JournalBlock block)
    {
        byte[] revisions = QldbHash.MerkleRoot([.. block.Revisions.Select(revision => revision.Hash.ToArray())]);
        if (block.HasSystemInfo)
        {
            return OwnEntriesProblem(block, revisions);
        }

        return Contains(block, revisions) is false ? "the hashes of the revisions are not among the entries"
            : Contains(block, block.TransactionInfoHash) is false ? "the hash of transactionInfo is not among the entries"
            : Contains(block, block.RedactionInfoHash) is false ? "the hash of redactionInfo is not among the entries"
            : null;
    }

    private static bool? Contains(JournalBlock block, ReadOnlyMemory<byte>? hash)
    {
        return hash is { IsEmpty: false } wanted ? block.EntriesHashList.Any(entry => entry.Span.SequenceEqual(wanted.Span)) : null;
    }

    private static string? OwnEntriesProblem(JournalBlock block, byte[] revisions)
    {
        List<(string Name, ReadOnlyMemory<byte>? Hash)> expected = [
            ("blockAddress, transactionId and blockTimestamp", BlockHashes.OfHeader(block.Header)),
            ("the revisions", revisions),
            ("systemInfo", BlockHashes.OfCatalogChanges(block.CatalogChanges)),
            ("transactionInfo", block.TransactionInfoHash),
        ];
        if (block.RedactionInfoHash is { } redactionInfo)
        {
            expected.Add(("redactionInfo", redactionInfo));
        }

        if (block.EntriesHashList.Length != expected.Count)
        {
            return "entriesHashList has " + block.EntriesHashList.Length + " entries and not " + expected.Count;
        }

        for (int i = 0; i < expected.Count; i++)
        {
            if (expected[i].Hash is not { } hash || !hash.Span.SequenceEqual(block.EntriesHashList[i].Span))
            {
                return "the hash of " + expected[i].Name + " is not entry " + i + " of entriesHashList";
            }
        }

        return null;
    }

    private static string? RevisionProblem(JournalBlock block, JournalRevision revision)
    {
        if (!revision.Hash.Span.SequenceEqual(revision.ComputedHash.Span))
        {
            return "the hash of the revision of " + (revision.Metadata?.DocumentId ?? "?") + " does not follow from its contents";
        }

        if (revision.Metadata is not { } metadata)
        {
            return null;
        }

        string name = "the revision of " + metadata.DocumentId;
        return revision.Address is { } address && address != block.Address ? name + " has the address of another block"
            : metadata.TransactionId != block.TransactionId ? name + " has the transaction id of another block"
            : metadata.Time != block.Time ? name + " has the time of another block"
            : metadata.Version < 0 ? name + " has the version " + metadata.Version
            : null;
    }

    /// <summary>Each revision's document is named in transactionInfo, and each document there is named once.</summary>
    private static string? DocumentsProblem(JournalBlock block)
    {
        HashSet<string> documents = new(StringComparer.Ordinal);
        foreach (JournalDocument document in block.Documents)
        {
            if (!documents.Add(document.Id))
            {
                return "transactionInfo names the document " + document.Id + " twice";
            }

            if (document.Statements.Any(statement => statement < 0 || statement >= block.Statements.Length))
            {
                return "the document " + document.Id + " names a statement that is not there";
            }
        }

        foreach (JournalRevision revision in block.Revisions)
        {
            if (revision.Metadata is { } metadata && !documents.Remove(metadata.DocumentId))
            {
                return "the revision of " + metadata.DocumentId + " is not named in transactionInfo, or there are two";
            }
        }

        return block.HasSystemInfo && documents.Count > 0
            ? "transactionInfo names the document " + documents.First() + ", which has no revision"
            : null;
    }

    private static string? OwnProblem(JournalBlock block)
    {
        for (int i = 0; i < block.Revisions.Length; i++)
        {
            if (block.Revisions[i].Metadata?.DocumentId != block.Documents[i].Id)
            {
                return "the revisions are not in the order of transactionInfo";
            }
        }

        foreach (ExecutedStatement statement in block.Statements)
        {
            if (!statement.Text.Contains('?') && !QldbHash.Statement(statement.Text).AsSpan().SequenceEqual(statement.Digest.Span))
            {
                return "the digest of a statement without parameters does not follow from its text";
            }
        }

        return block.Redactions.Length > 1 ? "it redacts more than one revision" : null;
    }
}
