using System;
using System.Collections;
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
        Func<string, string> value = (given is PSObject wrapped ? wrapped.BaseObject : given) is IDictionary dictionary
            ? name => Text(dictionary[name])
            : name => Text(PSObject.AsPSObject(given).Properties[name]?.Value);
        byte[] digest = new byte[32];
        if (!Convert.TryFromBase64String(value("Digest"), digest, out int length) || length != digest.Length
            || !long.TryParse(value("SequenceNo"), NumberStyles.None, CultureInfo.InvariantCulture, out long sequenceNo)
            || value("StrandId") is not { Length: > 0 } strandId)
        {
            throw new JournalException(
                JournalProblem.NotUnderstood,
                "The digest is not one that Get-QLDBLedgerDigest gave: it has the properties Digest (32 bytes in base64), StrandId and SequenceNo.");
        }

        return new LedgerDigest(digest, new BlockAddress(strandId, sequenceNo));
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
