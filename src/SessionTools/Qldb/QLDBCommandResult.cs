using System.Collections.Generic;
using SessionTools.Clients.Qldb;

namespace SessionTools.Qldb;

/// <summary>The answer to one command of QLDB Session; what its command does not answer is null.</summary>
public sealed class QLDBCommandResult : ConnectedObject
{
    internal QLDBCommandResult(SendCommandRequest request, SendCommandResult result, Connection connection)
        : base(connection)
    {
        ValuePage? page = result.ExecuteStatement?.FirstPage ?? result.FetchPage?.Page;
        IOUsage? consumed = result.ExecuteStatement?.ConsumedIOs ?? result.FetchPage?.ConsumedIOs ?? result.CommitTransaction?.ConsumedIOs;
        (Command, TimingInformation? timing) = Answered(result);
        QLDBSessionToken = new Secret(result.StartSession?.SessionToken ?? request.SessionToken ?? "");
        TransactionId = result.StartTransaction?.TransactionId ?? result.CommitTransaction?.TransactionId
            ?? request.ExecuteStatement?.TransactionId ?? request.FetchPage?.TransactionId;
        CommitDigest = result.CommitTransaction?.CommitDigest;
        Values = page?.Values;
        NextPageToken = page?.NextPageToken;
        ProcessingTimeMilliseconds = timing?.ProcessingTimeMilliseconds;
        ReadIOs = consumed?.ReadIOs;
        WriteIOs = consumed?.WriteIOs;
    }

    /// <summary>The command that was sent, such as <c>StartTransaction</c>.</summary>
    public string Command { get; }

    /// <summary>The session's token, for the next command; it is shown nowhere.</summary>
    public Secret QLDBSessionToken { get; }

    public string? TransactionId { get; }

    /// <summary>The 32 bytes that the commit was confirmed with.</summary>
    public byte[]? CommitDigest { get; }

    /// <summary>The values of the first or fetched page, as they came.</summary>
    public IReadOnlyList<ValueHolder>? Values { get; }

    /// <summary>What -NextPageToken takes for the page after this one; null at the end.</summary>
    public string? NextPageToken { get; }

    public long? ProcessingTimeMilliseconds { get; }

    public long? ReadIOs { get; }

    public long? WriteIOs { get; }

    private static (string Command, TimingInformation? Timing) Answered(SendCommandResult result) => result switch
    {
        { StartSession: { } answer } => ("StartSession", answer.TimingInformation),
        { StartTransaction: { } answer } => ("StartTransaction", answer.TimingInformation),
        { ExecuteStatement: { } answer } => ("ExecuteStatement", answer.TimingInformation),
        { FetchPage: { } answer } => ("FetchPage", answer.TimingInformation),
        { CommitTransaction: { } answer } => ("CommitTransaction", answer.TimingInformation),
        { AbortTransaction: { } answer } => ("AbortTransaction", answer.TimingInformation),
        { EndSession: { } answer } => ("EndSession", answer.TimingInformation),
        _ => ("", null),
    };
}
