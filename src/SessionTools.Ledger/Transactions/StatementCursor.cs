using System;
using System.Collections.Generic;
using System.Threading;
using SessionTools.Ion;

namespace SessionTools.Ledger.Transactions;

/// <summary>The rows of a running statement, given out in pages of at most 200 rows or about 1 MB.</summary>
internal sealed class StatementCursor(IEnumerable<IonValue> rows, StatementScope scope) : IDisposable
{
    private const int MostRows = 200;
    private const int MostBytes = 1024 * 1024;

    private readonly IEnumerator<IonValue> _rows = rows.GetEnumerator();
    private bool _isStarted;
    private bool _hasRow;
    private long _readIOs;
    private long _writeIOs;

    /// <summary>The next page, which carries a token if there is another one behind it.</summary>
    public StatementPage Next(CancellationToken cancellationToken)
    {
        scope.Cancellation = cancellationToken;
        if (!_isStarted)
        {
            _isStarted = true;
            _hasRow = _rows.MoveNext();
        }

        List<ReadOnlyMemory<byte>> values = [];
        int bytes = 0;
        while (_hasRow && values.Count < MostRows && bytes < MostBytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            byte[] ion = _rows.Current.ToBinary();
            values.Add(ion);
            bytes += ion.Length;
            _hasRow = _rows.MoveNext();
        }

        StatementPage page = new(values, _hasRow ? UniqueId.New(scope.Now) : null, scope.ReadIOs - _readIOs, scope.WriteIOs - _writeIOs);
        (_readIOs, _writeIOs) = (scope.ReadIOs, scope.WriteIOs);
        return page;
    }

    public void Dispose() => _rows.Dispose();
}
