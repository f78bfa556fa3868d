using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Ledger.PartiQL.Lexing;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    /// <summary>First words of what QLDB refused, with the name of the construct.</summary>
    private static readonly FrozenDictionary<string, string> s_extensions = Names(
        "ORDER BY", "LIMIT", "OFFSET", "GROUP BY", "HAVING", "DISTINCT", "LET", "UNION", "INTERSECT", "EXCEPT", "PIVOT",
        "POSITION", "OUTER UNION");

    /// <summary>First words of what neither dialect has.</summary>
    private static readonly FrozenDictionary<string, string> s_unsupported = Names(
        "ALTER", "BEGIN", "COMMIT", "DATE", "GRANT", "NATURAL JOIN", "REVOKE", "ROLLBACK", "TIME", "OVER", "RETURNING", "WITH");

    private static FrozenDictionary<string, string> Names(params string[] constructs)
    {
        return constructs
            .Select(construct => KeyValuePair.Create(construct.Split(' ')[0], construct))
            .ToFrozenDictionary(System.StringComparer.OrdinalIgnoreCase);
    }

    private static PartiQLException Error(SourcePosition position, string reason)
    {
        return new PartiQLException(PartiQLErrorKind.Parser, position, reason);
    }

    private PartiQLException Unexpected(string expected)
    {
        return NamedError(Current) ?? Error(Current.Position, $"unexpected {Current.Describe()}; expected {expected}");
    }

    /// <summary>The error about a token with which no expression starts. A reserved word may be meant as a name.</summary>
    private PartiQLException NoExpression()
    {
        PartiQLException error = Unexpected("an expression");
        return Current.Kind == TokenKind.Keyword ? Reserved(Current, error.Reason) : error;
    }

    private static PartiQLException Reserved(Token word, string reason)
    {
        return Error(word.Position, $"{reason}; as a name {word.Text} is reserved; write \"{word.Text}\" in double quotes");
    }

    /// <summary>The error that names an unsupported construct, if the token starts one.</summary>
    private PartiQLException? NamedError(Token token)
    {
        if (token.Kind is not (TokenKind.Keyword or TokenKind.Identifier))
        {
            return null;
        }

        if (s_unsupported.TryGetValue(token.Text, out string? construct))
        {
            return Unsupported(token.Position, construct);
        }

        return !_extended && s_extensions.TryGetValue(token.Text, out construct) ? NotExtended(token.Position, construct) : null;
    }

    private PartiQLException TooDeep()
    {
        return Error(Current.Position, $"the statement nests deeper than {PartiQLParser.MaxDepth} levels");
    }

    private static PartiQLException Unsupported(SourcePosition position, string construct)
    {
        return Error(position, $"QLDB does not support {construct}");
    }

    private static PartiQLException NotExtended(SourcePosition position, string construct)
    {
        return Error(position, $"QLDB does not support {construct}; only the extended dialect does");
    }

    private void RequireExtended(SourcePosition position, string construct)
    {
        if (!_extended)
        {
            throw NotExtended(position, construct);
        }
    }
}
