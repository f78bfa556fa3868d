using System.Collections.Generic;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>Files as they may be after a power failure, and what had been acknowledged by then.</summary>
internal sealed record CrashImage(IReadOnlyDictionary<string, byte[]> Files, HashSet<string> Acknowledged);
