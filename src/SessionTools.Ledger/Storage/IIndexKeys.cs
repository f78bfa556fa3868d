using System;

namespace SessionTools.Ledger.Storage;

/// <summary>Finds the key under which an index files a document.</summary>
public interface IIndexKeys
{
    /// <summary>The encoded key; two are the same bytes where PartiQL's <c>=</c> says so.</summary>
    /// <param name="document">The document in binary Ion.</param>
    /// <param name="field">The indexed field.</param>
    /// <returns>The key, or null if the field is absent or null.</returns>
    public ReadOnlyMemory<byte>? KeyOf(ReadOnlyMemory<byte> document, string field);
}
