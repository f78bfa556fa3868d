using System.Collections.Generic;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>The documents that an index files under given keys.</summary>
internal sealed class IndexLookup(BoundScan scan, TableInfo table, IndexInfo index, LookupKeys keys) : TableSource(scan, table)
{
    public override string Description => $"index lookup {Label} ({index.Field})";

    protected override IEnumerable<DocumentRevision> Revisions(Frame frame)
    {
        foreach ((EncodedKey key, Ion.IonValue _) in keys.Of(frame))
        {
            foreach (DocumentRevision revision in frame.Data.Lookup(Table, index, key.Bytes))
            {
                yield return revision;
            }
        }
    }
}
