using System;

namespace SessionTools.Ledger.Storage;

/// <summary>A statement that a transaction ran with success, as its block records it.</summary>
/// <param name="Text">The statement.</param>
/// <param name="StartTime">When it began, UTC.</param>
/// <param name="Digest">The hash of statement and parameters, 32 bytes.</param>
public sealed record ExecutedStatement(string Text, DateTimeOffset StartTime, ReadOnlyMemory<byte> Digest);
