using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Transactions;

/// <summary>A part of a statement's result.</summary>
/// <param name="Values">The rows, each in binary Ion.</param>
/// <param name="NextPageToken">What fetches the next part; null if this is the last.</param>
/// <param name="ReadIOs">Documents read for this part.</param>
/// <param name="WriteIOs">Documents written for this part.</param>
public sealed record StatementPage(IReadOnlyList<ReadOnlyMemory<byte>> Values, string? NextPageToken, long ReadIOs, long WriteIOs);
