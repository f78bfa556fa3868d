using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Lexing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    private Expression ParsePrimary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.String or TokenKind.Ion:
                Take();
                return new Literal(token.Position, token.Value!);
            case TokenKind.Parameter:
                Take();
                return new Parameter(token.Position, _parameters++);
            case TokenKind.At:
                Take();
                return new Variable(token.Position, ParseName("a name after '@'"), IsLexical: true);
            case TokenKind.QuotedIdentifier:
                return new Variable(token.Position, ToIdentifier(Take()), IsLexical: false);
            case TokenKind.Identifier:
                return Following.Kind == TokenKind.LeftParenthesis
                    ? ParseCall()
                    : new Variable(token.Position, ToIdentifier(Take()), IsLexical: false);
            case TokenKind.Keyword:
                return ParseKeyword();
            default:
                return ParseConstructor();
        }
    }

    private Expression ParseConstructor()
    {
        SourcePosition start = Current.Position;
        switch (Current.Kind)
        {
            case TokenKind.LeftParenthesis:
                return ParseParenthesis();
            case TokenKind.LeftBrace:
                return ParseStruct();
            case TokenKind.LeftBracket:
                Take();
                return new CollectionConstructor(start, CollectionKind.List, ParseItems(TokenKind.RightBracket, "]"));
            case TokenKind.LeftBag:
                Take();
                return new CollectionConstructor(start, CollectionKind.Bag, ParseItems(TokenKind.RightBag, ">>"));
            default:
                throw NoExpression();
        }
    }

    private Expression ParseKeyword()
    {
        SourcePosition start = Current.Position;
        switch (Current.Text.ToUpperInvariant())
        {
            case "NULL":
                Take();
                return new Literal(start, IonNull.Instance);
            case "MISSING":
                Take();
                return new MissingLiteral(start);
            case "TRUE":
                Take();
                return new Literal(start, new IonBool(true));
            case "FALSE":
                Take();
                return new Literal(start, new IonBool(false));
            case "SELECT" or "PIVOT":
                SelectQuery select = ParseSelect();
                return select with { Tail = ParseTail() };
            case "CASE":
                return ParseCase();
            case "VALUES":
                Take();
                return ParseRows(start);
            default:
                return Following.Kind == TokenKind.LeftParenthesis ? ParseCall() : throw NoExpression();
        }
    }

    private ImmutableArray<Expression> ParseItems(TokenKind end, string sign)
    {
        if (TryTake(end))
        {
            return [];
        }

        ImmutableArray<Expression> items = ParseList(ParseExpression);
        Expect(end, sign);
        return items;
    }

    private Expression ParseParenthesis()
    {
        int start = _index;
        Take();
        return CompleteParenthesis(ParseQuery(), start);
    }

    /// <summary>With a comma behind the first expression the parenthesis makes a list.</summary>
    private Expression CompleteParenthesis(Expression first, int start)
    {
        Expression result = first;
        if (TryTake(TokenKind.Comma))
        {
            ImmutableArray<Expression> rest = ParseList(ParseExpression);
            result = new CollectionConstructor(_tokens[start].Position, CollectionKind.List, rest.Insert(0, first));
        }

        Expect(TokenKind.RightParenthesis, ")");
        _parenthesis = (start, _index);
        return result;
    }

    private StructConstructor ParseStruct()
    {
        SourcePosition start = Take().Position;
        if (TryTake(TokenKind.RightBrace))
        {
            return new StructConstructor(start, []);
        }

        ImmutableArray<StructField> fields = ParseList(ParseField);
        Expect(TokenKind.RightBrace, "}");
        return new StructConstructor(start, fields);
    }

    private StructField ParseField()
    {
        Expression name = ParseExpression();
        Expect(TokenKind.Colon, ":");
        return new StructField(name.Position, name, ParseExpression());
    }

    /// <summary><c>VALUES (a, b), (c, d)</c> is a bag of lists.</summary>
    private CollectionConstructor ParseRows(SourcePosition start)
    {
        ImmutableArray<Expression>.Builder rows = ImmutableArray.CreateBuilder<Expression>();
        rows.Add(ParseRow());
        while (Current.Kind == TokenKind.Comma && Following.Kind == TokenKind.LeftParenthesis)
        {
            Take();
            rows.Add(ParseRow());
        }

        return new CollectionConstructor(start, CollectionKind.Bag, rows.ToImmutable());
    }

    private CollectionConstructor ParseRow()
    {
        SourcePosition start = Expect(TokenKind.LeftParenthesis, "(").Position;
        ImmutableArray<Expression> items = ParseList(ParseExpression);
        Expect(TokenKind.RightParenthesis, ")");
        return new CollectionConstructor(start, CollectionKind.List, items);
    }

    private CaseExpression ParseCase()
    {
        SourcePosition start = Take().Position;
        Expression? operand = Current.Is("WHEN") ? null : ParseExpression();
        ImmutableArray<CaseBranch>.Builder branches = ImmutableArray.CreateBuilder<CaseBranch>();
        do
        {
            SourcePosition when = Expect("WHEN").Position;
            Expression condition = ParseExpression();
            Expect("THEN");
            branches.Add(new CaseBranch(when, condition, ParseExpression()));
        }
        while (Current.Is("WHEN"));

        Expression? otherwise = TryTake("ELSE") ? ParseExpression() : null;
        Expect("END");
        return new CaseExpression(start, operand, branches.ToImmutable(), otherwise);
    }
}
