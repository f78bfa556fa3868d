using System;
using System.Globalization;
using System.Management.Automation;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>Reads a digest that Get-QLDBLedgerDigest gave, or that was saved as JSON or CLIXML.</summary>
internal static class DigestReader
{
    /// <exception cref="JournalException">It is no digest.</exception>
    public static LedgerDigest Read(object given)
    {
        PSObject value = PSObject.AsPSObject(given);
        byte[] digest = new byte[32];
        if (!Convert.TryFromBase64String(Text(value, "Digest"), digest, out int length) || length != digest.Length
            || !long.TryParse(Text(value, "SequenceNo"), NumberStyles.None, CultureInfo.InvariantCulture, out long sequenceNo)
            || Text(value, "StrandId") is not { Length: > 0 } strandId)
        {
            throw new JournalException(
                JournalProblem.NotUnderstood,
                "The digest is not one that Get-QLDBLedgerDigest gave: it has the properties Digest (32 bytes in base64), StrandId and SequenceNo.");
        }

        return new LedgerDigest(digest, new BlockAddress(strandId, sequenceNo));
    }

    private static string Text(PSObject value, string name) => Convert.ToString(value.Properties[name]?.Value, CultureInfo.InvariantCulture) ?? "";
}
