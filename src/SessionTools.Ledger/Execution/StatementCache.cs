using System;
using System.Collections.Generic;

namespace SessionTools.Ledger.Execution;

/// <summary>The statements used last, by text and dialect. Long texts, which come once, are not kept.</summary>
internal sealed class StatementCache(int capacity)
{
    private const int LongestKept = 10_000;

    private readonly object _lock = new();
    private readonly Dictionary<(string Text, bool Extended), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();

    public PreparedStatement GetOrAdd(string text, bool extended, Func<string, bool, PreparedStatement> prepare)
    {
        if (Find(text, extended) is { } known)
        {
            return known;
        }

        PreparedStatement statement = prepare(text, extended);
        if (text.Length <= LongestKept)
        {
            Add(text, extended, statement);
        }

        return statement;
    }

    private PreparedStatement? Find(string text, bool extended)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((text, extended), out LinkedListNode<Entry>? node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Statement;
        }
    }

    private void Add(string text, bool extended, PreparedStatement statement)
    {
        lock (_lock)
        {
            if (_entries.ContainsKey((text, extended)))
            {
                return;
            }

            _entries.Add((text, extended), _byUse.AddFirst(new Entry(text, extended, statement)));
            if (_entries.Count > capacity)
            {
                Entry oldest = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _entries.Remove((oldest.Text, oldest.Extended));
            }
        }
    }

    private sealed record Entry(string Text, bool Extended, PreparedStatement Statement);
}
