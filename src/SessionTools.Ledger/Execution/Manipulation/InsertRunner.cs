using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.Execution.Evaluation.Queries;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Manipulation;

/// <summary>Runs INSERT INTO a table. No document is written before all of them are known to be structs.</summary>
internal sealed class InsertRunner(BoundInsert insert, ExpressionCompiler compiler)
{
    /// <returns><c>{documentId}</c> of every new document.</returns>
    public ImmutableArray<IonValue> Run(Frame frame, IStatementTarget target)
    {
        IonStruct[] documents = [.. Values(frame).Limited().Select(Document)];
        return [.. documents.Select(document => (IonValue)new IonStruct(
            ("documentId", target.Insert(insert.Table.Table, document))))];
    }

    private IEnumerable<IonValue> Values(Frame frame)
    {
        if (!insert.IsValue && insert.Source is BoundSelect { Projection: not BoundPivot } or BoundBagOperation)
        {
            CompiledQuery query = compiler.CompileQuery(insert.Source, isRepeated: false);
            return query.Rows(frame);
        }

        IonValue value = compiler.Compile(insert.Source)(frame);
        return !insert.IsValue && value is IonSequence collection ? collection.Items : [value];
    }

    private IonStruct Document(IonValue value)
    {
        return PlainIon.Of(value) as IonStruct
            ?? throw EditPath.Failure(insert.Source.Position, "a document must be a struct, not " + PartiQLValue.Describe(value));
    }
}
