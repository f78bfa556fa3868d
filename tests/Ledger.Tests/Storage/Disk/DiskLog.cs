using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>What SQLite did to the disk, in order; and errors that the disk is to answer with.</summary>
internal sealed class DiskLog
{
    private readonly object _gate = new();
    private readonly List<DiskOperation> _operations = [];

    /// <summary>Says for each operation with which result code it fails; 0 for those that succeed.</summary>
    public Func<DiskOperation, int> Fault { get; set; } = _ => 0;

    public IReadOnlyList<DiskOperation> Operations => _operations;

    /// <returns>SQLite's result code: 0, or that of a fault.</returns>
    public int Add(DiskOperation operation)
    {
        lock (_gate)
        {
            int code = Fault(operation);
            if (code == 0)
            {
                _operations.Add(operation);
            }

            return code;
        }
    }
}
