using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>
/// Names of tables and of their fields that a runspace has come to know: from tables that were shown, and from statements that were
/// run. Statements are only kept when they run, and read when somebody asks.
/// </summary>
internal sealed class QldbNames
{
    private const int Most = 50;

    private readonly object _lock = new();
    private readonly Dictionary<(string Ledger, string TableId), QLDBTable> _tables = [];
    private readonly Dictionary<(string Ledger, string Text), StatementInput> _statements = [];
    private readonly Dictionary<(string Ledger, string Text), string[]> _emitted = [];
    private readonly Queue<(string Ledger, string Text)> _inOrder = new();

    public void Add(QLDBTable table)
    {
        lock (_lock)
        {
            _tables[(table.LedgerName, table.TableId)] = table;
        }
    }

    /// <summary>Forgets a ledger that is no more.</summary>
    public void Remove(string ledger)
    {
        lock (_lock)
        {
            foreach ((string Ledger, string TableId) key in _tables.Keys.Where(key => key.Ledger == ledger).ToArray())
            {
                _tables.Remove(key);
            }

            (string Ledger, string Text)[] others = [.. _inOrder.Where(key => key.Ledger != ledger)];
            foreach ((string Ledger, string Text) key in _inOrder.Except(others))
            {
                Forget(key);
            }

            _inOrder.Clear();
            Array.ForEach(others, _inOrder.Enqueue);
        }
    }

    /// <summary>Keeps a statement that was run; the oldest is forgotten for it.</summary>
    /// <param name="ledger">Where it ran.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="first">The first of what it gave, whose fields stand for those of all; null where it gave nothing.</param>
    public void Add(string ledger, StatementInput statement, IonValue? first = null)
    {
        lock (_lock)
        {
            if (_statements.TryAdd((ledger, statement.Text), statement))
            {
                _inOrder.Enqueue((ledger, statement.Text));
                if (_inOrder.Count > Most)
                {
                    Forget(_inOrder.Dequeue());
                }
            }

            if (first is IonStruct document)
            {
                _emitted[(ledger, statement.Text)] = NamesOf(document);
            }
        }
    }

    /// <param name="ledger">A ledger; null for all.</param>
    public IReadOnlyList<string> Tables(string? ledger) => Distinct([
        .. Shown(ledger).Select(table => table.TableName),
        .. Run(ledger).SelectMany(statement => StatementNames.Tables(StatementWords.Of(statement.Text))),
    ]);

    /// <summary>The fields of a table, those with an index first.</summary>
    /// <param name="ledger">A ledger; null for all.</param>
    /// <param name="table">The table.</param>
    public IReadOnlyList<string> Fields(string? ledger, string table)
    {
        StatementInput[] statements = [.. Run(ledger).Where(statement => StatementNames.Tables(StatementWords.Of(statement.Text)).Contains(table))];
        return Distinct([
            .. Shown(ledger).Where(shown => shown.TableName == table).SelectMany(shown => shown.Indexes).Select(index => index.FieldName),
            .. statements.Select(statement => StatementNames.IndexedField(StatementWords.Of(statement.Text))).OfType<string>(),
            .. statements.SelectMany(statement => statement.Parameters).OfType<IonStruct>().SelectMany(NamesOf),
            .. statements.Where(statement => StatementNames.EmitsDocumentsOf(StatementWords.Of(statement.Text), table)).SelectMany(statement => Emitted(ledger, statement.Text)),
        ]);
    }

    private static string[] NamesOf(IonStruct document) => [.. document.Fields.Select(field => field.Name.Text).OfType<string>()];

    private static IReadOnlyList<string> Distinct(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal)];

    private QLDBTable[] Shown(string? ledger)
    {
        lock (_lock)
        {
            return [.. _tables.Values.Where(table => ledger is null || table.LedgerName == ledger)];
        }
    }

    private string[] Emitted(string? ledger, string statement)
    {
        lock (_lock)
        {
            return [.. _emitted.Where(known => known.Key.Text == statement && (ledger is null || known.Key.Ledger == ledger)).SelectMany(known => known.Value)];
        }
    }

    private void Forget((string Ledger, string Text) key)
    {
        _statements.Remove(key);
        _emitted.Remove(key);
    }

    private StatementInput[] Run(string? ledger)
    {
        lock (_lock)
        {
            return [.. _inOrder.Where(key => ledger is null || key.Ledger == ledger).Select(key => _statements[key])];
        }
    }
}
