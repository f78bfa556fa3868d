using System;
using System.Collections.Generic;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Evaluation;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;
using SessionTools.Ledger.Tests.Execution.Support;
using SessionTools.Ledger.Values;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ledger.Tests.Conformance;

/// <summary>
/// partiql-tests, eval and eval-equiv, in the extended dialect. What the reference's permissive mode makes of a statement counts;
/// where the strict mode fails a failure is right as well, because QLDB's casts and functions refuse wrong values.
/// </summary>
public sealed class EvaluationTests(ITestOutputHelper output)
{
    [VectorsFact]
    public void Statements_have_the_results_of_the_reference()
    {
        List<string> failures = [];
        (int passed, int outside, int excepted) = (0, 0, 0);
        foreach (EvaluationCase test in Cases())
        {
            string? failure = Failure(test);
            bool isOutside = EvaluationExceptions.IsOutsideDialect(test);
            bool isExcepted = !isOutside && EvaluationExceptions.IsException(test);
            outside += isOutside ? 1 : 0;
            excepted += isExcepted ? 1 : 0;
            passed += !isOutside && !isExcepted && failure is null ? 1 : 0;
            if ((isOutside || isExcepted) == (failure is null) && !(isOutside && test.Expected is null))
            {
                failures.Add($"{test.File}: {test.Name}: {failure ?? "is an exception, but passes"}");
            }
        }

        output.WriteLine(
            $"partiql-tests eval: {passed} passed, {excepted} excepted, {failures.Count} failed; {outside} use what the dialect has not");
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.True(passed >= 99 * (passed + excepted) / 100, "less than 99 % of the cases that are run pass");
    }

    private static IEnumerable<EvaluationCase> Cases()
    {
        foreach (string folder in new[] { "eval", "eval-equiv" })
        {
            foreach (EvaluationCase test in EvaluationCase.AllIn(folder))
            {
                yield return test;
            }
        }
    }

    private static string? Failure(EvaluationCase test)
    {
        try
        {
            IonValue actual = Evaluate(test);
            return test.Expected is { } expected && ResultComparison.AreSame(expected, actual)
                ? null
                : $"{test.Statement}  expected {test.Expected?.ToText() ?? "an error"}, not {actual.ToText()}";
        }
        catch (PartiQLException e)
        {
            return test.Expected is null || (test.MayFail && e.Kind == PartiQLErrorKind.Evaluator) ? null : $"{test.Statement}  expected {test.Expected.ToText()}, not {e.Message}";
        }
    }

    private static IonValue Evaluate(EvaluationCase test)
    {
        ParsedStatement parsed = PartiQLParser.Parse(test.Statement, new PartiQLOptions { Extended = true });
        FakeLedger ledger = new();
        Binder binder = new(ledger, new EvaluationGlobals(test.Globals), extended: true);
        Expression bound = binder.Bind(((Query)parsed.Statement).Expression);
        Evaluator evaluator = new ExpressionCompiler().Compile(bound);
        try
        {
            return evaluator(new Frame(ledger, [], binder.SlotCount));
        }
        catch (ValueException e)
        {
            throw new PartiQLException(PartiQLErrorKind.Evaluator, bound.Position, e.Message, e);
        }
    }
}
