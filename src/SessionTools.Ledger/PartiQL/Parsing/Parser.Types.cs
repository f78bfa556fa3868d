using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using SessionTools.Ledger.PartiQL.Lexing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    /// <summary>The types of CAST and IS with the largest number of their arguments.</summary>
    private static readonly FrozenDictionary<string, int> s_types = new Dictionary<string, int>
    {
        ["BAG"] = 0, ["BLOB"] = 0, ["BOOL"] = 0, ["BOOLEAN"] = 0, ["CHAR"] = 1, ["CHAR VARYING"] = 1, ["CHARACTER"] = 1,
        ["CHARACTER VARYING"] = 1, ["CLOB"] = 0, ["DEC"] = 2, ["DECIMAL"] = 2, ["DOUBLE PRECISION"] = 0, ["FLOAT"] = 1,
        ["INT"] = 0, ["INTEGER"] = 0, ["LIST"] = 0, ["MISSING"] = 0, ["NULL"] = 0, ["NUMERIC"] = 2, ["REAL"] = 0, ["SEXP"] = 0,
        ["SMALLINT"] = 0, ["STRING"] = 0, ["STRUCT"] = 0, ["SYMBOL"] = 0, ["TIMESTAMP"] = 0, ["TUPLE"] = 0, ["VARCHAR"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private TypeName ParseType()
    {
        SourcePosition start = Current.Position;
        if (Current.Kind is not (TokenKind.Keyword or TokenKind.Identifier))
        {
            throw Unexpected("a type name");
        }

        string name = Current.Text.ToUpperInvariant();
        string second = Following.Is("VARYING") || Following.Is("PRECISION") ? " " + Following.Text.ToUpperInvariant() : "";
        if (!s_types.TryGetValue(name + second, out int most))
        {
            throw Unexpected("a type name");
        }

        _index += second.Length == 0 ? 1 : 2;
        ImmutableArray<int> arguments = most > 0 && TryTake(TokenKind.LeftParenthesis) ? ParseTypeArguments(most) : [];
        return new TypeName(start, name + second, arguments);
    }

    private ImmutableArray<int> ParseTypeArguments(int most)
    {
        SourcePosition start = Current.Position;
        ImmutableArray<int> arguments = ParseList(ParseTypeArgument);
        Expect(TokenKind.RightParenthesis, ")");
        return arguments.Length <= most ? arguments : throw Error(start, $"the type takes at most {most} arguments");
    }

    private int ParseTypeArgument()
    {
        bool isNumber = int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        if (Current.Kind != TokenKind.Number || !isNumber)
        {
            throw Unexpected("a whole number");
        }

        Take();
        return value;
    }
}
