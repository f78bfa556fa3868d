using System;

namespace SessionTools.Ledger.Journal;

/// <summary>The metadata of a revision.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Version">The revision's number, from 0.</param>
/// <param name="Time">The timestamp of its block.</param>
/// <param name="TransactionId">The transaction of its block.</param>
public readonly record struct RevisionMetadata(string DocumentId, long Version, DateTimeOffset Time, string TransactionId);
