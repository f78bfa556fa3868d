using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace SessionTools.Clients.Qldb;

public sealed record CreateLedgerResponse
{
    public string Name { get; set; } = "";

    public string? Arn { get; set; }

    /// <summary>CREATING, ACTIVE, DELETING or DELETED.</summary>
    public string? State { get; set; }

    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset CreationDateTime { get; set; }

    public string? PermissionsMode { get; set; }

    public bool DeletionProtection { get; set; }
}

public sealed record DescribeLedgerResponse
{
    public string Name { get; set; } = "";

    public string? Arn { get; set; }

    /// <summary>CREATING, ACTIVE, DELETING or DELETED.</summary>
    public string? State { get; set; }

    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset CreationDateTime { get; set; }

    public string? PermissionsMode { get; set; }

    public bool DeletionProtection { get; set; }
}

public sealed record UpdateLedgerResponse
{
    public string Name { get; set; } = "";

    public string? Arn { get; set; }

    /// <summary>CREATING, ACTIVE, DELETING or DELETED.</summary>
    public string? State { get; set; }

    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset CreationDateTime { get; set; }

    public bool DeletionProtection { get; set; }
}

public sealed record DeleteLedgerResponse;

public sealed record ListLedgersResponse
{
    public IReadOnlyList<LedgerSummary> Ledgers { get; set; } = [];

    public string? NextToken { get; set; }
}

public sealed record LedgerSummary
{
    public string Name { get; set; } = "";

    /// <summary>CREATING, ACTIVE, DELETING or DELETED.</summary>
    public string? State { get; set; }

    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset CreationDateTime { get; set; }
}

public sealed record GetDigestResponse
{
    /// <summary>The 32 bytes that stand for the whole journal up to the tip.</summary>
    public byte[] Digest { get; set; } = [];

    /// <summary>The last block that the digest covers, such as <c>{strandId: "…", sequenceNo: 14}</c>.</summary>
    public IonTextHolder DigestTipAddress { get; set; } = new();
}

public sealed record GetBlockResponse
{
    public IonTextHolder Block { get; set; } = new();

    /// <summary>A list of blobs, where a digest's tip was given.</summary>
    public IonTextHolder? Proof { get; set; }
}

public sealed record GetRevisionResponse
{
    public IonTextHolder Revision { get; set; } = new();

    /// <summary>A list of blobs, where a digest's tip was given.</summary>
    public IonTextHolder? Proof { get; set; }
}
