using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

internal static class KeyEncoding
{
    /// <summary>Canonical bytes, the same for two values exactly if <c>=</c> holds; null for unknown.</summary>
    public static ReadOnlyMemory<byte>? Encode(IonValue value) => throw new NotImplementedException();
}
