using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SessionTools.Common;

namespace SessionTools.Qldb;

/// <summary>
/// Completes the end of a statement in quotes by names that this runspace knows: of tables, and of the fields of the statement's
/// tables. PowerShell does not say where in the statement the cursor is.
/// </summary>
public sealed class StatementCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        if (wordToComplete is not [('\'' or '"') and var quote, .., var last] || last != quote || (quote == '"' && wordToComplete.AsSpan().ContainsAny('$', '`')))
        {
            return [];
        }

        string statement = wordToComplete[1..^1];
        string end = commandAst.Extent.Text.Contains(InQuotes(statement, quote, quote.ToString()), StringComparison.Ordinal) ? quote.ToString() : "";
        string? ledger = fakeBoundParameters["LedgerName"] as string;
        return Complete(statement, RunspaceState.Current.QldbNames, ledger)
            .Select(offer => new CompletionResult(InQuotes(offer.Statement, quote, end), offer.Name, CompletionResultType.ParameterValue, offer.Name));
    }

    /// <summary>The statements that a statement can go on to be, each with the name that it then ends in.</summary>
    internal static IEnumerable<(string Statement, string Name)> Complete(string statement, QldbNames names, string? ledger)
    {
        IReadOnlyList<string> words = StatementWords.Of(statement);
        string typed = words.Count > 0 && statement.EndsWith(words[^1], StringComparison.Ordinal) && StatementWords.NameOf(words[^1]) is not null ? words[^1] : "";
        int place = typed.Length > 0 ? words.Count - 1 : words.Count;
        return Candidates(words, place, names, ledger)
            .Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(name => (statement[..^typed.Length] + StatementWords.Write(name), name));
    }

    private static IEnumerable<string> Candidates(IReadOnlyList<string> words, int place, QldbNames names, string? ledger) =>
        StatementNames.ExpectsTable(words, place) ? names.Tables(ledger).Concat(place < words.Count ? Views(words, place, names, ledger) : [])
        : StatementNames.ExpectsField(words, place) ? StatementNames.Tables(words).SelectMany(table => names.Fields(ledger, table)).Distinct()
        : [];

    /// <summary>Nobody who has typed nothing yet wants to read about each table twice.</summary>
    private static IEnumerable<string> Views(IReadOnlyList<string> words, int place, QldbNames names, string? ledger) =>
        StatementNames.ExpectsView(words, place) ? [.. names.Tables(ledger).Select(StatementNames.CommittedView), StatementNames.Catalog] : [];

    private static string InQuotes(string text, char quote, string end) => quote + text.Replace(quote.ToString(), $"{quote}{quote}", StringComparison.Ordinal) + end;
}
