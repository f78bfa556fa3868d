using System.Collections.Immutable;
using SessionTools.Ledger.PartiQL.Lexing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    private bool AtName => Current.Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier;

    /// <summary>Whether an alias without AS stands here and not a word that starts a clause without being reserved.</summary>
    private bool AtBareAlias => Current.Kind == TokenKind.QuotedIdentifier
        || (Current.Kind == TokenKind.Identifier
            && !(Current.Is("OFFSET") || Current.Is("LET") || Current.Is("RETURNING") || Current.Is("OVER")));

    private Identifier ParseName(string what)
    {
        if (AtName)
        {
            return ToIdentifier(Take());
        }

        if (Current.Kind == TokenKind.Keyword)
        {
            string word = Current.Text;
            throw Error(Current.Position, $"expected {what}, but {word} is reserved; write \"{word}\" in double quotes");
        }

        throw Unexpected(what);
    }

    private static Identifier ToIdentifier(Token token)
    {
        return new Identifier(token.Position, token.Text, token.Kind == TokenKind.QuotedIdentifier);
    }

    private Identifier? ParseAlias()
    {
        if (TryTake("AS"))
        {
            return ParseName("a name after AS");
        }

        return AtBareAlias ? ToIdentifier(Take()) : null;
    }

    private Identifier? ParseAliasAfter(string word)
    {
        return TryTake(word) ? ParseName($"a name after {word}") : null;
    }

    /// <summary>A table, as a name or as names with dots between them.</summary>
    private Expression ParseTable()
    {
        return ParseTarget(withElements: false);
    }

    /// <summary>What data operations change: a name, or a path without wildcards.</summary>
    private Expression ParseTarget(bool withElements = true)
    {
        Identifier name = ParseName("a name");
        Variable root = new(name.Position, name, IsLexical: false);
        ImmutableArray<PathStep>.Builder steps = ImmutableArray.CreateBuilder<PathStep>();
        while (Current.Kind == TokenKind.Dot || (withElements && Current.Kind == TokenKind.LeftBracket))
        {
            PathStep step = ParseStep();
            if (step is AllFieldsStep or AllElementsStep)
            {
                throw Error(step.Position, "a path to change must not have a wildcard");
            }

            steps.Add(step);
        }

        return steps.Count == 0 ? root : new Path(root.Position, root, steps.ToImmutable());
    }

    private Expression ParseSteps(Expression root)
    {
        if (Current.Kind is not (TokenKind.Dot or TokenKind.LeftBracket))
        {
            return root;
        }

        ImmutableArray<PathStep>.Builder steps = ImmutableArray.CreateBuilder<PathStep>();
        while (Current.Kind is TokenKind.Dot or TokenKind.LeftBracket)
        {
            steps.Add(ParseStep());
        }

        return new Path(root.Position, root, steps.ToImmutable());
    }

    private PathStep ParseStep()
    {
        Token start = Take();
        return start.Kind == TokenKind.Dot ? ParseFieldStep(start.Position) : ParseElementStep(start.Position);
    }

    private PathStep ParseFieldStep(SourcePosition start)
    {
        switch (Current.Kind)
        {
            case TokenKind.Star:
                Take();
                return new AllFieldsStep(start);
            case TokenKind.String:
                Token name = Take();
                return new FieldStep(start, new Identifier(name.Position, name.Text, IsQuoted: true));
            default:
                return new FieldStep(start, ParseName("a field name after '.'"));
        }
    }

    private PathStep ParseElementStep(SourcePosition start)
    {
        if (Current.Kind == TokenKind.Star && Following.Kind == TokenKind.RightBracket)
        {
            _index += 2;
            return new AllElementsStep(start);
        }

        Expression key = ParseExpression();
        Expect(TokenKind.RightBracket, "]");
        return new ElementStep(start, key);
    }
}
