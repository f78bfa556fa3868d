using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.Execution.Definition;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.Execution.Evaluation.Queries;
using SessionTools.Ledger.Execution.Manipulation;
using SessionTools.Ledger.Execution.Planning;
using SessionTools.Ledger.Execution.Procedures;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution;

/// <summary>Takes one run of a statement through binding, planning and evaluation.</summary>
internal sealed class StatementRunner(IStatementData data, Statement statement, bool extended)
{
    private readonly Binder _binder = new(data, new TableNames(data), extended);
    private readonly ExpressionCompiler _compiler = new();

    public IEnumerable<IonValue> Run(IReadOnlyList<IonValue> parameters)
    {
        if (DefinitionRunner.IsDefinition(statement))
        {
            return [DefinitionRunner.Run(statement, (IStatementTarget)data)];
        }

        Func<Frame, IEnumerable<IonValue>> run = Prepare();
        return run(new Frame(data, parameters, _binder.SlotCount));
    }

    public string DescribePlan()
    {
        return statement switch
        {
            Query query when _binder.Bind(query.Expression) is (BoundSelect or BoundBagOperation) and Expression bound =>
                PlanText.Of(_compiler.CompileQuery(bound, isRepeated: false).Sources),
            _ when BindManipulation() is { } manipulation => PlanText.Of([new ManipulationRunner(manipulation, _compiler).Rows]),
            _ => "",
        };
    }

    private Func<Frame, IEnumerable<IonValue>> Prepare()
    {
        switch (statement)
        {
            case Query query:
                return PrepareQuery(_binder.Bind(query.Expression));
            case Insert insert:
                InsertRunner inserter = new(_binder.BindInsert(insert), _compiler);
                return frame => inserter.Run(frame, (IStatementTarget)data);
            case Execute execute:
                ImmutableArray<Expression> arguments = ProcedureRunner.Bind(execute, _binder);
                return frame => [ProcedureRunner.Run(arguments, _compiler, frame, (IStatementTarget)data)];
            default:
                ManipulationRunner runner = new(BindManipulation()!, _compiler);
                return frame => runner.Run(frame, (IStatementTarget)data);
        }
    }

    private BoundManipulation? BindManipulation()
    {
        return statement switch
        {
            Update update => _binder.BindUpdate(update),
            Delete delete => _binder.BindDelete(delete),
            FromManipulation manipulation => _binder.BindFromManipulation(manipulation),
            _ => null,
        };
    }

    /// <summary>A collection is given out value by value, any other value as the only one.</summary>
    private Func<Frame, IEnumerable<IonValue>> PrepareQuery(Expression expression)
    {
        if (expression is BoundSelect { Projection: not BoundPivot } or BoundBagOperation)
        {
            CompiledQuery query = _compiler.CompileQuery(expression, isRepeated: false);
            return frame => Plain(query.Rows(frame));
        }

        Evaluator value = _compiler.Compile(expression);
        return frame => Plain(value(frame) is var result && PartiQLValue.IsBag(result) ? PartiQLValue.Elements(result) : [result]);
    }

    private static IEnumerable<IonValue> Plain(IEnumerable<IonValue> values)
    {
        return values.Where(value => !PartiQLValue.IsMissing(value)).Select(PlainIon.Of);
    }
}
