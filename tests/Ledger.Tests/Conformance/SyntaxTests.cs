using System;
using System.Collections.Generic;
using SessionTools.Ledger.PartiQL;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ledger.Tests.Conformance;

/// <summary>partiql-tests, success/syntax and fail/syntax.</summary>
public sealed class SyntaxTests(ITestOutputHelper output)
{
    private static readonly PartiQLOptions s_extended = new() { Extended = true };

    [VectorsFact]
    public void What_is_a_statement_is_read()
    {
        Run("success", atLeast: 270, statement => Refusal(statement));
    }

    [VectorsFact]
    public void What_is_no_statement_is_refused_with_a_place()
    {
        Run("fail", atLeast: 90, statement => Refusal(statement) is null ? "was read" : null);
    }

    private static string? Refusal(string statement)
    {
        try
        {
            PartiQLParser.Parse(statement, s_extended);
            return null;
        }
        catch (PartiQLException e)
        {
            return e.Message;
        }
    }

    /// <summary>An exception must fail, or it would be none.</summary>
    private void Run(string expectation, int atLeast, Func<string, string?> failure)
    {
        List<string> failures = [];
        int passed = 0;
        int excepted = 0;
        foreach ((string id, string statement) in SyntaxCases.Of(expectation))
        {
            string? reason = failure(statement);
            bool isException = SyntaxCases.IsException(id);
            excepted += isException ? 1 : 0;
            passed += !isException && reason is null ? 1 : 0;
            if (isException == (reason is null))
            {
                failures.Add($"{id}: {reason ?? "is an exception, but passes"}");
            }
        }

        output.WriteLine($"partiql-tests {expectation}/syntax: {passed} passed, {excepted} excepted, {failures.Count} failed");
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.True(passed >= atLeast, $"only {passed} cases were found, {atLeast} or more were expected");
    }
}
