using System;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

/// <summary>Turns bound expressions into functions of a frame.</summary>
internal sealed partial class ExpressionCompiler
{
    public Evaluator Compile(Expression expression)
    {
        return expression switch
        {
            Literal literal => _ => literal.Value,
            MissingLiteral => _ => PartiQLValue.Missing,
            Parameter parameter => frame => frame.Parameters[parameter.Index],
            SlotVariable variable => frame => frame.Get(variable.Slot) ?? PartiQLValue.Missing,
            RowField field => CompileRowField(field),
            Path path => CompilePath(path),
            CollectionConstructor collection => CompileCollection(collection),
            StructConstructor structure => CompileStruct(structure),
            BoundSelect or BoundBagOperation => OnceIfIndependent(expression, CompileQuery(expression, isRepeated: true).Value),
            TableValue or UserTables or HistoryCall => CompileTable(expression),
            _ => CompileOperator(expression),
        };
    }

    public Evaluator? CompileOptional(Expression? expression)
    {
        return expression is null ? null : Compile(expression);
    }

    private Evaluator[] CompileAll(ImmutableArray<Expression> expressions)
    {
        return [.. expressions.Select(Compile)];
    }

    /// <summary>Gives the errors of the scalar library the place of the expression.</summary>
    private static Evaluator Located(SourcePosition position, Evaluator evaluator)
    {
        return frame =>
        {
            try
            {
                return evaluator(frame);
            }
            catch (ValueException e)
            {
                throw new PartiQLException(PartiQLErrorKind.Evaluator, position, e.Message, e);
            }
        };
    }

    /// <summary>An inner query that uses no variable of the queries around it has one result for the whole statement.</summary>
    private static Evaluator OnceIfIndependent(Expression query, Evaluator evaluator)
    {
        return query is BoundSelect select && !SlotUse.Of(select).Any(slot => slot < select.FirstSlot) ? Once(evaluator) : evaluator;
    }

    /// <summary>Keeps the first result; what is compiled serves one run of a statement only.</summary>
    private static Evaluator Once(Evaluator evaluator)
    {
        IonValue? kept = null;
        return frame => kept ??= evaluator(frame);
    }

    private Evaluator CompileRowField(RowField field)
    {
        Evaluator otherwise = field.Otherwise is null ? _ => PartiQLValue.Missing : Compile(field.Otherwise);
        return frame =>
        {
            foreach (Slot row in field.Rows)
            {
                if (frame.Get(row) is IonStruct structure && structure.TryGetValue(field.Name, out IonValue? value))
                {
                    return value;
                }
            }

            return otherwise(frame);
        };
    }

    private Evaluator CompileCollection(CollectionConstructor collection)
    {
        Evaluator make = CompileItems(collection);
        return collection.Items.All(item => item is Literal) ? Once(make) : make;
    }

    private Evaluator CompileItems(CollectionConstructor collection)
    {
        Evaluator[] items = CompileAll(collection.Items);
        Func<ImmutableArray<IonValue>, IonValue> make = collection.Kind switch
        {
            CollectionKind.List => values => new IonList(values),
            CollectionKind.Bag => values => PartiQLValue.Bag(values),
            _ => values => new IonSexp(values),
        };
        return frame =>
        {
            ImmutableArray<IonValue>.Builder values = ImmutableArray.CreateBuilder<IonValue>(items.Length);
            foreach (Evaluator item in items)
            {
                values.Add(item(frame));
            }

            return make(values.MoveToImmutable());
        };
    }

    /// <summary>A field whose name is no text, or whose value is MISSING, is left out.</summary>
    private Evaluator CompileStruct(StructConstructor structure)
    {
        (Evaluator Name, Evaluator Value)[] fields =
            [.. structure.Fields.Select(field => (Compile(field.Name), Compile(field.Value)))];
        return frame =>
        {
            ImmutableArray<IonField>.Builder values = ImmutableArray.CreateBuilder<IonField>(fields.Length);
            foreach ((Evaluator name, Evaluator value) in fields)
            {
                values.AddIfPresent(PartiQLValue.Text(name(frame)), value(frame));
            }

            return new IonStruct(values.ToImmutable());
        };
    }
}
