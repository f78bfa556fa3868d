using System;
using System.Collections.Frozen;
using System.Collections.Immutable;
using SessionTools.Ledger.PartiQL.Lexing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    private static readonly FrozenSet<string> s_aggregates = Words("AVG COUNT MAX MIN SUM");

    private static readonly FrozenSet<string> s_moreAggregates = Words(
        "ANY SOME EVERY COLL_AVG COLL_COUNT COLL_MAX COLL_MIN COLL_SUM COLL_ANY COLL_SOME COLL_EVERY");

    /// <summary>The reserved words that name a function without any syntax of its own.</summary>
    private static readonly FrozenSet<string> s_functions = Words(
        "BIT_LENGTH CHARACTER_LENGTH CHAR_LENGTH COALESCE EXISTS LOWER NULLIF OCTET_LENGTH SIZE TO_STRING TO_TIMESTAMP TXID"
        + " UPPER UTCNOW");

    private static FrozenSet<string> Words(string words)
    {
        return words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private Expression ParseCall()
    {
        Token name = Current;
        if (s_aggregates.Contains(name.Text) || s_moreAggregates.Contains(name.Text))
        {
            return ParseAggregate();
        }

        if (name.Kind == TokenKind.Identifier || s_functions.Contains(name.Text))
        {
            _index += 2;
            return CallOf(name, ParseArguments());
        }

        return ParseSpecialCall(name);
    }

    private Expression ParseSpecialCall(Token name)
    {
        switch (name.Text.ToUpperInvariant())
        {
            case "LIST":
                return ParseCollectionCall(name, CollectionKind.List);
            case "BAG":
                return ParseCollectionCall(name, CollectionKind.Bag);
            case "SEXP":
                return ParseCollectionCall(name, CollectionKind.Sexp);
            case "CAST":
                return InParentheses(name, ParseCast);
            case "EXTRACT":
                return InParentheses(name, ParseExtract);
            case "DATE_ADD" or "DATE_DIFF":
                return InParentheses(name, ParseDateFunction);
            case "TRIM":
                return InParentheses(name, ParseTrim);
            case "SUBSTRING":
                return InParentheses(name, ParseSubstring);
            case "POSITION":
                RequireExtended(name.Position, "POSITION");
                return InParentheses(name, ParsePosition);
            default:
                throw Unexpected("an expression");
        }
    }

    private static FunctionCall CallOf(Token name, ImmutableArray<Expression> arguments)
    {
        return new FunctionCall(name.Position, LowerCase(name), arguments);
    }

    private static string LowerCase(Token name)
    {
        return string.Create(name.Text.Length, name.Text, static (span, text) => text.AsSpan().ToLowerInvariant(span));
    }

    private Expression InParentheses(Token name, Func<Token, Expression> parse)
    {
        _index += 2;
        Expression result = parse(name);
        Expect(TokenKind.RightParenthesis, ")");
        return result;
    }

    private CollectionConstructor ParseCollectionCall(Token name, CollectionKind kind)
    {
        _index += 2;
        return new CollectionConstructor(name.Position, kind, ParseItems(TokenKind.RightParenthesis, ")"));
    }

    private ImmutableArray<Expression> ParseArguments()
    {
        if (TryTake(TokenKind.RightParenthesis))
        {
            return [];
        }

        ImmutableArray<Expression> arguments = ParseList(ParseQuery);
        Expect(TokenKind.RightParenthesis, ")");
        return arguments;
    }

    private Aggregate ParseAggregate()
    {
        Token name = Take();
        if (s_moreAggregates.Contains(name.Text))
        {
            RequireExtended(name.Position, name.Text.ToUpperInvariant());
        }

        Take();
        bool isStar = Current.Kind == TokenKind.Star && (name.Is("COUNT") || name.Is("COLL_COUNT"));
        SetQuantifier quantifier = SetQuantifier.None;
        Expression? argument = null;
        if (isStar)
        {
            Take();
        }
        else
        {
            quantifier = ParseQuantifier();
            argument = ParseQuery();
        }

        Expect(TokenKind.RightParenthesis, ")");
        return new Aggregate(name.Position, LowerCase(name), quantifier, argument);
    }

    private Cast ParseCast(Token name)
    {
        Expression value = ParseQuery();
        Expect("AS");
        return new Cast(name.Position, value, ParseType());
    }

    private Extract ParseExtract(Token name)
    {
        DatePart part = ParseDatePart(DatePart.TimezoneMinute);
        Expect("FROM");
        return new Extract(name.Position, part, ParseExpression());
    }

    private Expression ParseDateFunction(Token name)
    {
        DatePart part = ParseDatePart(DatePart.Second);
        Expect(TokenKind.Comma, ",");
        Expression first = ParseExpression();
        Expect(TokenKind.Comma, ",");
        Expression second = ParseExpression();
        return name.Is("DATE_ADD")
            ? new DateAdd(name.Position, part, first, second)
            : new DateDifference(name.Position, part, first, second);
    }

    private DatePart ParseDatePart(DatePart last)
    {
        string word = Current.Kind is TokenKind.Keyword or TokenKind.Identifier ? Current.Text : "";
        string name = word.Replace("_", "", StringComparison.Ordinal);
        bool isPart = Enum.TryParse(name, ignoreCase: true, out DatePart part) && part <= last
            && (part < DatePart.TimezoneHour || word.Contains('_', StringComparison.Ordinal));
        if (!isPart)
        {
            throw Unexpected("a date part such as YEAR or MONTH");
        }

        Take();
        return part;
    }

    private Trim ParseTrim(Token name)
    {
        TrimSide? side = ParseTrimSide();
        if (side is not null && TryTake("FROM"))
        {
            return new Trim(name.Position, side.Value, Characters: null, ParseExpression());
        }

        Expression first = ParseExpression();
        if (side is null && Current.Kind == TokenKind.RightParenthesis)
        {
            return new Trim(name.Position, TrimSide.Both, Characters: null, first);
        }

        Expect("FROM");
        return new Trim(name.Position, side ?? TrimSide.Both, first, ParseExpression());
    }

    private TrimSide? ParseTrimSide()
    {
        if (TryTake("BOTH"))
        {
            return TrimSide.Both;
        }

        if (TryTake("LEADING"))
        {
            return TrimSide.Leading;
        }

        return TryTake("TRAILING") ? TrimSide.Trailing : null;
    }

    private FunctionCall ParseSubstring(Token name)
    {
        Expression text = ParseExpression();
        bool isWords = TryTake("FROM");
        if (!isWords && !TryTake(TokenKind.Comma))
        {
            throw Unexpected("FROM or ','");
        }

        Expression start = ParseExpression();
        bool hasLength = isWords ? TryTake("FOR") : TryTake(TokenKind.Comma);
        return CallOf(name, hasLength ? [text, start, ParseExpression()] : [text, start]);
    }

    private FunctionCall ParsePosition(Token name)
    {
        Expression part = ParseBinary(Precedence.Sum);
        Expect("IN");
        return CallOf(name, [part, ParseExpression()]);
    }
}
