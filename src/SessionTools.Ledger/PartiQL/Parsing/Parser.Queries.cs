using System.Collections.Immutable;
using SessionTools.Ledger.PartiQL.Lexing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    private static bool StartsQuery(Token token)
    {
        return token.Is("SELECT") || token.Is("PIVOT");
    }

    /// <summary>An expression, a SELECT, or several of them combined by UNION, INTERSECT and EXCEPT.</summary>
    private Expression ParseQuery()
    {
        int outer = Mark();
        int start = _index;
        Expression query = CompleteQuery(ParseQueryOperand(), start);
        Unmark(outer);
        return query;
    }

    private Expression CompleteQuery(Expression first, int start)
    {
        Expression query = ContinueBag(first, isIntersection: false);
        return query switch
        {
            BagOperation { Tail: null } bag => bag with { Tail = ParseTail() },
            _ when _parenthesis == (start, _index) => query,
            SelectQuery select => select with { Tail = select.Tail ?? ParseTail() },
            _ => query,
        };
    }

    /// <summary>A SELECT here leaves order and limits to the whole that it is part of.</summary>
    private Expression ParseQueryOperand()
    {
        return StartsQuery(Current) ? ParseSelect() : ParseExpression();
    }

    private Expression ContinueBag(Expression left, bool isIntersection)
    {
        while (AtBagOperator(isIntersection))
        {
            Deepen();
            SourcePosition start = Current.Position;
            RequireExtended(start, Current.Text.ToUpperInvariant());
            bool isOuter = TryTake("OUTER");
            BagOperator bagOperator = ParseBagOperator();
            SetQuantifier quantifier = ParseQuantifier();
            Expression right = ParseQueryOperand();
            right = bagOperator == BagOperator.Intersect ? right : ContinueBag(right, isIntersection: true);
            left = new BagOperation(start, bagOperator, isOuter, quantifier, left, right, Tail: null);
        }

        return left;
    }

    /// <summary>INTERSECT binds tighter than UNION and EXCEPT, so the right side of those takes it first.</summary>
    private bool AtBagOperator(bool isIntersection)
    {
        Token word = Current.Is("OUTER") ? Following : Current;
        return word.Is("INTERSECT") || (!isIntersection && (word.Is("UNION") || word.Is("EXCEPT")));
    }

    private BagOperator ParseBagOperator()
    {
        Token word = Take();
        return word.Is("UNION") ? BagOperator.Union : word.Is("INTERSECT") ? BagOperator.Intersect : BagOperator.Except;
    }

    private SetQuantifier ParseQuantifier()
    {
        if (TryTake("ALL"))
        {
            return SetQuantifier.All;
        }

        if (!Current.Is("DISTINCT"))
        {
            return SetQuantifier.None;
        }

        RequireExtended(Take().Position, "DISTINCT");
        return SetQuantifier.Distinct;
    }

    private SelectQuery ParseSelect()
    {
        SourcePosition start = Current.Position;
        bool isPivot = Current.Is("PIVOT");
        SetQuantifier quantifier = SetQuantifier.None;
        Projection projection;
        if (isPivot)
        {
            projection = ParsePivot();
        }
        else
        {
            Take();
            quantifier = ParseQuantifier();
            projection = ParseProjection();
        }

        FromSource? from = ParseSelectFrom();
        ImmutableArray<LetBinding> let = ParseLet();
        Expression? where = ParseWhere();
        GroupBy? groupBy = ParseGroupBy();
        return new SelectQuery(start, quantifier, projection, from, let, where, groupBy, ParseHaving(), Tail: null);
    }

    private PivotProjection ParsePivot()
    {
        SourcePosition start = Take().Position;
        RequireExtended(start, "PIVOT");
        Expression value = ParseExpression();
        Expect("AT");
        return new PivotProjection(start, value, ParseExpression());
    }

    private Projection ParseProjection()
    {
        SourcePosition start = Current.Position;
        Token first = Current;
        if (TryTake("VALUE"))
        {
            return Current.Is("FROM") || Current.Kind == TokenKind.Comma
                ? throw Reserved(first, "expected an expression behind VALUE")
                : new ValueProjection(start, ParseExpression());
        }

        if (!TryTake(TokenKind.Star))
        {
            return new ListProjection(start, ParseList(ParseProjectionItem));
        }

        return Current.Kind == TokenKind.Comma ? throw StarNotAlone(start) : new StarProjection(start);
    }

    private static PartiQLException StarNotAlone(SourcePosition position)
    {
        return Error(position, "'*' must be the only item of SELECT");
    }

    private ProjectionItem ParseProjectionItem()
    {
        if (Current.Kind == TokenKind.Star)
        {
            throw StarNotAlone(Current.Position);
        }

        Expression value = ParseExpression();
        return value is Path path && path.Steps[^1] is AllFieldsStep
            ? new AllFieldsItem(path.Position, BeforeStar(path))
            : new ExpressionItem(value.Position, value, ParseAlias());
    }

    private static Expression BeforeStar(Path path)
    {
        ImmutableArray<PathStep> steps = path.Steps.RemoveAt(path.Steps.Length - 1);
        return steps.IsEmpty ? path.Root : path with { Steps = steps };
    }

    private FromSource? ParseSelectFrom()
    {
        if (TryTake("FROM"))
        {
            return ParseFromSources();
        }

        return _extended ? null : throw Unexpected("FROM");
    }
}
