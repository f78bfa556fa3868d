using SessionTools.Ledger.PartiQL.Lexing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    /// <summary>Sources joined by commas or words, from left to right, so that each sees those before it.</summary>
    private FromSource ParseFromSources()
    {
        int outer = Mark();
        FromSource left = ParseSource();
        while (Current.Kind == TokenKind.Comma || AtJoin)
        {
            Deepen();
            left = Current.Kind == TokenKind.Comma
                ? new Join(Take().Position, JoinKind.Inner, left, ParseSource(), On: null)
                : ParseJoin(left);
        }

        Unmark(outer);
        return left;
    }

    private bool AtJoin => Current.Is("JOIN") || Current.Is("INNER") || Current.Is("CROSS") || Current.Is("LEFT")
        || Current.Is("RIGHT") || Current.Is("FULL");

    private Join ParseJoin(FromSource left)
    {
        SourcePosition start = Current.Position;
        JoinKind kind = ParseJoinKind();
        bool isCross = TryTake("CROSS");
        Expect("JOIN");
        FromSource right = ParseSource();
        if (isCross)
        {
            return new Join(start, kind, left, right, On: null);
        }

        Expect("ON");
        return new Join(start, kind, left, right, ParseExpression());
    }

    private JoinKind ParseJoinKind()
    {
        if (!(Current.Is("LEFT") || Current.Is("RIGHT") || Current.Is("FULL")))
        {
            TryTake("INNER");
            return JoinKind.Inner;
        }

        RequireExtended(Current.Position, "outer joins");
        JoinKind kind = Current.Is("LEFT") ? JoinKind.Left : Current.Is("RIGHT") ? JoinKind.Right : JoinKind.Full;
        Take();
        TryTake("OUTER");
        return kind;
    }

    private FromSource ParseSource()
    {
        int outer = Enter();
        FromSource source = ParseSourceWithin();
        Leave(outer);
        return source;
    }

    private FromSource ParseSourceWithin()
    {
        SourcePosition start = Current.Position;
        if (TryTake("UNPIVOT"))
        {
            Expression unpivoted = ParseExpression();
            return new Unpivot(start, unpivoted, ParseAlias(), ParseAliasAfter("AT"), ParseAliasAfter("BY"));
        }

        bool isGroup = Current.Kind == TokenKind.LeftParenthesis && !StartsQuery(Following);
        return isGroup ? ParseParenthesizedSource() : Named(ParseExpression());
    }

    private Scan Named(Expression source)
    {
        return new Scan(source.Position, source, ParseAlias(), ParseAliasAfter("AT"), ParseAliasAfter("BY"));
    }

    /// <summary>A join in parentheses, or an expression that starts with a parenthesis; which one is seen only behind it.</summary>
    private FromSource ParseParenthesizedSource()
    {
        int start = _index;
        Take();
        FromSource inner = ParseGrouped();
        if (inner is Scan { As: null, At: null, By: null } scan)
        {
            Expression first = CompleteQuery(scan.Source, start + 1);
            Expression whole = CompleteParenthesis(first, start);
            return Named(ContinueBinary(ParseSteps(whole), Precedence.Or));
        }

        Expect(TokenKind.RightParenthesis, ")");
        return inner;
    }

    /// <summary>Sources joined by words; a comma in parentheses makes a list.</summary>
    private FromSource ParseGrouped()
    {
        int outer = Mark();
        FromSource left = ParseSource();
        while (AtJoin)
        {
            Deepen();
            left = ParseJoin(left);
        }

        Unmark(outer);
        return left;
    }
}
