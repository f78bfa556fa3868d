using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace SessionTools.Clients.Qldb;

/// <summary>One command: exactly one member beside the session token is set.</summary>
public sealed record SendCommandRequest
{
    public string? SessionToken { get; set; }

    public StartSessionRequest? StartSession { get; set; }

    public EmptyCommand? StartTransaction { get; set; }

    public EmptyCommand? EndSession { get; set; }

    public CommitTransactionRequest? CommitTransaction { get; set; }

    public EmptyCommand? AbortTransaction { get; set; }

    public ExecuteStatementRequest? ExecuteStatement { get; set; }

    public FetchPageRequest? FetchPage { get; set; }

    /// <summary>No token, whoever prints it.</summary>
    public override string ToString() => nameof(SendCommandRequest);
}

/// <summary>A command without members.</summary>
public sealed record EmptyCommand;

public sealed record StartSessionRequest
{
    public string? LedgerName { get; set; }
}

public sealed record CommitTransactionRequest
{
    public string? TransactionId { get; set; }

    public byte[]? CommitDigest { get; set; }
}

public sealed record ExecuteStatementRequest
{
    public string? TransactionId { get; set; }

    public string? Statement { get; set; }

    public IReadOnlyList<ValueHolder>? Parameters { get; set; }
}

public sealed record FetchPageRequest
{
    public string? TransactionId { get; set; }

    public string? NextPageToken { get; set; }
}

/// <summary>An Ion value in one of its two forms.</summary>
public sealed record ValueHolder
{
    public byte[]? IonBinary { get; set; }

    public string? IonText { get; set; }
}

/// <summary>The answer: the member of the command that was sent is set.</summary>
public sealed record SendCommandResult
{
    public StartSessionResult? StartSession { get; set; }

    public StartTransactionResult? StartTransaction { get; set; }

    public CommandResult? EndSession { get; set; }

    public CommitTransactionResult? CommitTransaction { get; set; }

    public CommandResult? AbortTransaction { get; set; }

    public ExecuteStatementResult? ExecuteStatement { get; set; }

    public FetchPageResult? FetchPage { get; set; }

    /// <summary>No token, whoever prints it.</summary>
    public override string ToString() => nameof(SendCommandResult);
}

/// <summary>What the answers to all commands have in common.</summary>
public record CommandResult
{
    public TimingInformation? TimingInformation { get; set; }
}

public sealed record StartSessionResult : CommandResult
{
    public string? SessionToken { get; set; }

    /// <summary>No token, whoever prints it.</summary>
    public override string ToString() => nameof(StartSessionResult);
}

public sealed record StartTransactionResult : CommandResult
{
    public string? TransactionId { get; set; }
}

public sealed record CommitTransactionResult : CommandResult
{
    public string? TransactionId { get; set; }

    public byte[]? CommitDigest { get; set; }

    public IOUsage? ConsumedIOs { get; set; }
}

public sealed record ExecuteStatementResult : CommandResult
{
    public ValuePage? FirstPage { get; set; }

    public IOUsage? ConsumedIOs { get; set; }
}

public sealed record FetchPageResult : CommandResult
{
    public ValuePage? Page { get; set; }

    public IOUsage? ConsumedIOs { get; set; }
}

public sealed record ValuePage
{
    public IReadOnlyList<ValueHolder>? Values { get; set; }

    public string? NextPageToken { get; set; }
}

public sealed record TimingInformation
{
    public long ProcessingTimeMilliseconds { get; set; }
}

public sealed record IOUsage
{
    public long ReadIOs { get; set; }

    public long WriteIOs { get; set; }
}

/// <summary>QLDB Session's records as JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendCommandRequest))]
[JsonSerializable(typeof(SendCommandResult))]
internal sealed partial class QldbSessionJson : JsonSerializerContext;
