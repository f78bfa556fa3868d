using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>
/// Which transaction must come before which: the writer of a revision before that of the next one and before those who read it,
/// these before the writer of the next one, and who had ended before whoever began later.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly List<TransactionRecord> _transactions;
    private readonly Dictionary<string, int> _nodes;
    private readonly List<(int To, string Why)>[] _edges;
    private readonly Dictionary<(string Document, string Token), (string DocumentId, long Version)> _revisions = [];
    private readonly Dictionary<(string DocumentId, long Version), string> _writers = [];
    private readonly List<string> _problems = [];

    private DependencyGraph(IEnumerable<TransactionRecord> committed, IEnumerable<StoredRevision> revisions)
    {
        _transactions = [.. committed.OrderBy(transaction => transaction.End)];
        _nodes = _transactions.Select((transaction, i) => (transaction.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);

        // Behind the transactions there is for each a moment: its end.
        _edges = [.. Enumerable.Range(0, 2 * _transactions.Count).Select(_ => new List<(int To, string Why)>())];
        foreach (StoredRevision revision in revisions)
        {
            _writers.Add((revision.DocumentId, revision.Version), revision.TransactionId);
            if (revision.Data is { } data && IonValue.Parse(data.Span) is IonStruct document)
            {
                _revisions.Add((Field(document, "d"), Field(document, "w")), (revision.DocumentId, revision.Version));
            }
        }
    }

    /// <summary>Reads of what nobody committed, and a cycle if there is one; a line each.</summary>
    public static List<string> FindProblems(IEnumerable<TransactionRecord> committed, IEnumerable<StoredRevision> revisions)
    {
        DependencyGraph graph = new(committed, revisions);
        graph.AddWrites();
        graph.AddReads();
        graph.AddRealTime();
        graph._problems.AddRange(graph.FindCycle());
        return graph._problems;
    }

    private static string Field(IonStruct document, string name) => ((IonString)document[name]).Value;

    private void AddWrites()
    {
        foreach (((string documentId, long version), string writer) in _writers)
        {
            if (_writers.TryGetValue((documentId, version + 1), out string? next))
            {
                Add(writer, next, $"replaced {documentId}:{version}");
            }
        }
    }

    private void AddReads()
    {
        foreach (TransactionRecord transaction in _transactions)
        {
            IEnumerable<IonStruct> rows = transaction.Steps.Where(step => step.Text.StartsWith("SELECT", StringComparison.Ordinal))
                .SelectMany(step => step.Result).Where(row => row.StartsWith('{')).Select(row => (IonStruct)IonValue.Parse(row));
            foreach (IonStruct row in rows.Where(row => row.TryGetValue("w", out _)))
            {
                AddRead(transaction.Id, Field(row, "d"), Field(row, "w"));
            }
        }
    }

    private void AddRead(string reader, string document, string token)
    {
        if (_revisions.TryGetValue((document, token), out (string DocumentId, long Version) read))
        {
            Add(_writers[read], reader, $"read {read.DocumentId}:{read.Version}");
            if (_writers.TryGetValue((read.DocumentId, read.Version + 1), out string? next))
            {
                Add(reader, next, $"replaced what it read, {read.DocumentId}:{read.Version}");
            }
        }
        else if (!token.StartsWith(reader, StringComparison.Ordinal))
        {
            _problems.Add($"transaction {reader} read {token}, which was never committed");
        }
    }

    private void Add(string from, string to, string why)
    {
        if (from != to && _nodes.TryGetValue(from, out int first) && _nodes.TryGetValue(to, out int second))
        {
            _edges[first].Add((second, why));
        }
    }

    /// <summary>Moments follow each other, so that one edge tells a transaction of all that had ended before it.</summary>
    private void AddRealTime()
    {
        int count = _transactions.Count;
        long[] ends = [.. _transactions.Select(transaction => transaction.End)];
        for (int i = 0; i < count; i++)
        {
            _edges[i].Add((count + i, "ended"));
            if (i > 0)
            {
                _edges[count + i - 1].Add((count + i, "later"));
            }

            int found = Array.BinarySearch(ends, _transactions[i].Start);
            int before = (found < 0 ? ~found : found) - 1;
            if (before >= 0)
            {
                _edges[count + before].Add((i, "began after that"));
            }
        }
    }

    private IEnumerable<string> FindCycle()
    {
        int[] state = new int[_edges.Length];
        for (int root = 0; root < _edges.Length; root++)
        {
            if (state[root] == 0 && FindCycle(root, state) is { } cycle)
            {
                yield return cycle;
                yield break;
            }
        }
    }

    /// <summary>A search in depth, without recursion; a way back to a node that is still being searched is a cycle.</summary>
    private string? FindCycle(int root, int[] state)
    {
        Stack<(int Node, int Edge)> path = new([(root, 0)]);
        state[root] = 1;
        while (path.TryPop(out (int Node, int Edge) place))
        {
            if (place.Edge == _edges[place.Node].Count)
            {
                state[place.Node] = 2;
                continue;
            }

            path.Push((place.Node, place.Edge + 1));
            int next = _edges[place.Node][place.Edge].To;
            if (state[next] == 1)
            {
                return Describe([.. path.Reverse().SkipWhile(step => step.Node != next)]);
            }

            if (state[next] == 0)
            {
                state[next] = 1;
                path.Push((next, 0));
            }
        }

        return null;
    }

    private string Describe(IReadOnlyList<(int Node, int Edge)> cycle) => "cycle: " + string.Join("; ", cycle.Select(step =>
        $"{Name(step.Node)}, then {Name(_edges[step.Node][step.Edge - 1].To)}, which {_edges[step.Node][step.Edge - 1].Why}"));

    private string Name(int node) => node < _transactions.Count ? _transactions[node].Id : $"the end of {_transactions[node - _transactions.Count].Id}";
}
