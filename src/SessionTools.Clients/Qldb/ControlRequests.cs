using System.Collections.Generic;

namespace SessionTools.Clients.Qldb;

public sealed record CreateLedgerRequest
{
    public string? Name { get; set; }

    public IReadOnlyDictionary<string, string?>? Tags { get; set; }

    /// <summary>ALLOW_ALL or STANDARD.</summary>
    public string? PermissionsMode { get; set; }

    /// <summary>True where it is not given.</summary>
    public bool? DeletionProtection { get; set; }

    public string? KmsKey { get; set; }
}

public sealed record DescribeLedgerRequest
{
    public string? Name { get; set; }
}

public sealed record UpdateLedgerRequest
{
    public string? Name { get; set; }

    public bool? DeletionProtection { get; set; }

    public string? KmsKey { get; set; }
}

public sealed record DeleteLedgerRequest
{
    public string? Name { get; set; }
}

public sealed record ListLedgersRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetDigestRequest
{
    public string? Name { get; set; }
}

public sealed record GetBlockRequest
{
    public string? Name { get; set; }

    /// <summary>Such as <c>{strandId: "…", sequenceNo: 14}</c>.</summary>
    public IonTextHolder? BlockAddress { get; set; }

    /// <summary>The tip of a digest; with it the answer carries a proof.</summary>
    public IonTextHolder? DigestTipAddress { get; set; }
}

public sealed record GetRevisionRequest
{
    public string? Name { get; set; }

    /// <summary>Such as <c>{strandId: "…", sequenceNo: 14}</c>.</summary>
    public IonTextHolder? BlockAddress { get; set; }

    public string? DocumentId { get; set; }

    /// <summary>The tip of a digest; with it the answer carries a proof.</summary>
    public IonTextHolder? DigestTipAddress { get; set; }
}

/// <summary>An Ion value as the control plane carries it: text only.</summary>
public sealed record IonTextHolder
{
    public string? IonText { get; set; }
}
