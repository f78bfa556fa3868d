using System;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Values;

internal sealed class IndexKeys : IIndexKeys
{
    public ReadOnlyMemory<byte>? KeyOf(ReadOnlyMemory<byte> document, string field) => throw new NotImplementedException();
}
