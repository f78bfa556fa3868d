using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.Execution.Evaluation.Sources;
using SessionTools.Ledger.Execution.Planning;

namespace SessionTools.Ledger.Execution.Manipulation;

/// <summary>
/// Runs UPDATE, DELETE and FROM. All rows are gone over before anything is written, so that every expression sees the documents as
/// they were; then each document is written once.
/// </summary>
internal sealed class ManipulationRunner
{
    private readonly Edit[] _edits;
    private readonly Dictionary<string, EditedDocument> _documents = new(StringComparer.Ordinal);
    private readonly List<EditedDocument> _inOrder = [];

    public ManipulationRunner(BoundManipulation statement, ExpressionCompiler compiler)
    {
        Rows = new SourcePlanner(compiler, isRepeated: false).Plan(statement.From, Condition.AllOf(statement.Where));
        _edits = [.. statement.Edits.Select(edit => Edit.Of(edit, statement.From, compiler))];
    }

    /// <summary>The plan.</summary>
    public RowSource Rows { get; }

    /// <returns><c>{documentId}</c> of every document that was written.</returns>
    public ImmutableArray<IonValue> Run(Frame frame, IStatementTarget target)
    {
        foreach (Frame row in Rows.Rows(frame).Limited())
        {
            foreach (Edit edit in _edits)
            {
                ApplyTo(edit, row);
            }
        }

        return [.. _inOrder.Select(document => Write(document, target))];
    }

    private void ApplyTo(Edit edit, Frame row)
    {
        BoundScan scan = edit.Location.Document;
        if (row.RevisionOf(scan.Row) is not { } revision)
        {
            return;
        }

        if (!_documents.TryGetValue(revision.DocumentId, out EditedDocument? document))
        {
            TableInfo table = ((TableValue)scan.Source).Table;
            document = new EditedDocument(table, revision);
            _documents.Add(revision.DocumentId, document);
            _inOrder.Add(document);
        }

        edit.Apply(document, row);
    }

    private static IonStruct Write(EditedDocument document, IStatementTarget target)
    {
        if (document.IsDeleted)
        {
            target.Delete(document.Table, document.Revision);
        }
        else
        {
            target.Replace(document.Table, document.Revision, document.Build());
        }

        return new IonStruct(("documentId", document.Revision.DocumentId));
    }
}
