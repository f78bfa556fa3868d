using System.Collections.Generic;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation.Sources;

/// <summary>The documents with given ids.</summary>
internal sealed class DocumentLookup(BoundScan scan, TableInfo table, LookupKeys keys) : TableSource(scan, table)
{
    public override string Description => $"document lookup {Label}";

    protected override IEnumerable<DocumentRevision> Revisions(Frame frame)
    {
        foreach ((EncodedKey _, Ion.IonValue value) in keys.Of(frame))
        {
            if (PartiQLValue.Text(value) is { } id && frame.Data.Get(Table, id) is { } revision)
            {
                yield return revision;
            }
        }
    }
}
