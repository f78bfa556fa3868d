using System;
using System.Collections.Immutable;
using SessionTools.Ion;

namespace SessionTools.Ledger.Execution.Data;

/// <summary>
/// A revision of a document as statements see it. One that the transaction itself wrote has no block yet: no address, hash
/// and time.
/// </summary>
internal sealed class DocumentRevision
{
    private IonStruct? _data;

    public required string DocumentId { get; init; }

    public required long Version { get; init; }

    /// <summary>The transaction that wrote it.</summary>
    public required string TransactionId { get; init; }

    public BlockAddress? Address { get; init; }

    public DateTimeOffset? Time { get; init; }

    public ReadOnlyMemory<byte>? Hash { get; init; }

    /// <summary>The document in binary Ion; null if it was deleted or redacted.</summary>
    public ReadOnlyMemory<byte>? Ion { get; init; }

    /// <summary>The Ion hash of the document, where it is known already.</summary>
    public byte[]? IonHash { get; init; }

    /// <summary>The hash left of a redacted document.</summary>
    public ReadOnlyMemory<byte>? DataHash { get; init; }

    /// <summary>The document, built from <see cref="Ion"/> when it is first asked for; null if there is none.</summary>
    public IonStruct? Data => _data ??= Ion is { } ion ? (IonStruct)IonValue.Parse(ion.Span) : null;

    /// <summary>The revision as the committed view and history() show it: what there is of blockAddress, hash, data and metadata.</summary>
    public IonStruct ToCommittedView()
    {
        ImmutableArray<IonField>.Builder fields = ImmutableArray.CreateBuilder<IonField>();
        Add("blockAddress", Address?.ToIon());
        Add("hash", Hash is { } hash ? (IonValue)hash : null);
        Add("data", Data);
        Add("dataHash", DataHash is { } dataHash ? (IonValue)dataHash : null);
        Add("metadata", Metadata());
        return new IonStruct(fields.ToImmutable());

        void Add(string name, IonValue? value)
        {
            if (value is not null)
            {
                fields.Add(new IonField(name, value));
            }
        }
    }

    private IonStruct Metadata()
    {
        return Time is { } time
            ? new IonStruct(("id", DocumentId), ("version", Version), ("txTime", LedgerTime.ToIon(time)), ("txId", TransactionId))
            : new IonStruct(("id", DocumentId), ("version", Version), ("txId", TransactionId));
    }
}
