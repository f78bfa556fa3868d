using System.Collections.Generic;
using SessionTools.Ledger.Execution.Data;

namespace SessionTools.Ledger.Transactions;

/// <summary>What a transaction's statements made of one document, in their order.</summary>
internal sealed class DocumentWrites(string tableId, string documentId, DocumentRevision? committed)
{
    private readonly List<(int Statement, DocumentRevision? Revision)> _states = [];

    public string TableId { get; } = tableId;

    public string DocumentId { get; } = documentId;

    /// <summary>The revision that the transaction found; null for a document of its own.</summary>
    public DocumentRevision? Committed { get; } = committed;

    /// <summary>The number of the revision that the transaction writes.</summary>
    public long Version => Committed is null ? 0 : Committed.Version + 1;

    public bool IsEmpty => _states.Count == 0;

    /// <summary>What it is in the end; null if it is deleted.</summary>
    public DocumentRevision? Last => _states[^1].Revision;

    /// <summary>The statements that wrote it, each once and in order.</summary>
    public IEnumerable<int> Statements
    {
        get
        {
            int last = -1;
            foreach ((int statement, _) in _states)
            {
                if (statement != last)
                {
                    yield return statement;
                    last = statement;
                }
            }
        }
    }

    /// <summary>Sets what it is after a statement; null if the statement deleted it.</summary>
    public void Set(int statement, DocumentRevision? revision) => _states.Add((statement, revision));

    /// <summary>Forgets what a failed statement wrote.</summary>
    public void Forget(int statement) => _states.RemoveAll(state => state.Statement == statement);

    /// <summary>What the statements before one made of it.</summary>
    /// <returns>Whether they touched it at all.</returns>
    public bool TryGetBefore(int statement, out DocumentRevision? revision)
    {
        for (int i = _states.Count - 1; i >= 0; i--)
        {
            if (_states[i].Statement < statement)
            {
                revision = _states[i].Revision;
                return true;
            }
        }

        revision = null;
        return false;
    }
}
