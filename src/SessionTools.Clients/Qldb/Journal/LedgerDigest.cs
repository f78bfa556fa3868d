namespace SessionTools.Clients.Qldb.Journal;

/// <summary>The 32 bytes that stand for a journal up to a block.</summary>
internal sealed record LedgerDigest(string LedgerName, byte[] Digest, JournalAddress Tip);
