using System;
using System.Collections.Generic;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution;

/// <summary>
/// A statement that is read and can run any number of times, in any transaction. Names are resolved at each run, because they mean
/// what the transaction's catalog says.
/// </summary>
internal sealed class PreparedStatement
{
    private static readonly StatementCache s_cache = new(capacity: 512);

    private readonly string _text;
    private readonly ParsedStatement _parsed;
    private readonly bool _extended;
    private byte[]? _textHash;

    private PreparedStatement(string text, bool extended)
    {
        _text = text;
        _parsed = PartiQLParser.Parse(text, new PartiQLOptions { Extended = extended });
        _extended = extended;
    }

    /// <summary>The hash of the text as an Ion string, with which the digest of a transaction is made.</summary>
    /// <exception cref="IonException">The text has a lone surrogate.</exception>
    public byte[] TextHash => _textHash ??= IonHash.ComputeString(_text);

    /// <summary>How many <c>?</c> the statement has.</summary>
    public int ParameterCount => _parsed.ParameterCount;

    /// <summary>Whether the statement only reads.</summary>
    public bool IsQuery => _parsed.Statement is Query;

    /// <summary>Reads a statement, or finds it among those that were read lately.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="extended">Whether it may use what QLDB refused.</param>
    /// <exception cref="PartiQLException">The text is no statement of the dialect.</exception>
    public static PreparedStatement Prepare(string text, bool extended)
    {
        return s_cache.GetOrAdd(text, extended, static (text, extended) => new PreparedStatement(text, extended));
    }

    /// <summary>
    /// Runs the statement. A query runs while its rows are taken; anything else has run completely when this returns.
    /// </summary>
    /// <param name="data">What it reads and writes.</param>
    /// <param name="parameters">A value for each <c>?</c>.</param>
    /// <returns>
    /// The results. A bag or list that a query makes is given out value by value; a bag inside a value is a list; a row that is
    /// MISSING is left out.
    /// </returns>
    /// <exception cref="PartiQLException">The statement makes no sense here or cannot be carried out; also while rows are taken.</exception>
    /// <exception cref="LedgerException">The data refuses what the statement wants.</exception>
    public IEnumerable<IonValue> Run(IStatementTarget data, IReadOnlyList<IonValue> parameters)
    {
        if (parameters.Count != ParameterCount)
        {
            throw new PartiQLException(
                PartiQLErrorKind.Semantic,
                new SourcePosition(1, 1),
                $"the statement has {Count(ParameterCount, "parameter")}, but {Count(parameters.Count, "value")} {(parameters.Count == 1 ? "was" : "were")} given");
        }

        return StatementErrors.Guard(
            _parsed.Statement.Position, () => new StatementRunner(data, _parsed.Statement, _extended).Run(parameters));
    }

    private static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    /// <summary>How the statement finds its rows, a step a line, each indented below the one that takes rows from it.</summary>
    public string DescribePlan(IStatementData data)
    {
        return new StatementRunner(data, _parsed.Statement, _extended).DescribePlan();
    }
}
