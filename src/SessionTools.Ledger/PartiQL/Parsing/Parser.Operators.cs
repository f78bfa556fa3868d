using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Lexing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    private Expression ParseExpression()
    {
        return ParseBinary(Precedence.Or);
    }

    /// <summary>An operand and all operators behind it that bind at least so tightly.</summary>
    private Expression ParseBinary(Precedence loosest)
    {
        int outer = Enter();
        Expression result = ContinueBinary(ParsePrefix(), loosest);
        Leave(outer);
        return result;
    }

    private Expression ContinueBinary(Expression left, Precedence loosest)
    {
        while (PrecedenceAhead() is { } precedence && precedence >= loosest)
        {
            Deepen();
            left = precedence switch
            {
                Precedence.Or => ParseLogical(left, LogicalOperator.Or, "OR", Precedence.And),
                Precedence.And => ParseLogical(left, LogicalOperator.And, "AND", Precedence.Not),
                _ => ParseOperator(left, precedence),
            };
        }

        return left;
    }

    private Precedence? PrecedenceAhead()
    {
        Token ahead = Current.Is("NOT") ? Following : Current;
        if (ahead.Is("LIKE") || ahead.Is("BETWEEN"))
        {
            return Precedence.Order;
        }

        if (ahead.Is("IN"))
        {
            return Precedence.Equality;
        }

        return Current.Kind == TokenKind.Keyword ? WordPrecedence() : SignPrecedence();
    }

    private Precedence? WordPrecedence()
    {
        if (Current.Is("OR"))
        {
            return Precedence.Or;
        }

        if (Current.Is("AND"))
        {
            return Precedence.And;
        }

        return Current.Is("IS") ? Precedence.Equality : null;
    }

    private Precedence? SignPrecedence()
    {
        return Current.Kind switch
        {
            TokenKind.Equal or TokenKind.NotEqual => Precedence.Equality,
            TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => Precedence.Order,
            TokenKind.Plus or TokenKind.Minus or TokenKind.Concat => Precedence.Sum,
            TokenKind.Star or TokenKind.Slash or TokenKind.Percent => Precedence.Product,
            _ => null,
        };
    }

    private Logical ParseLogical(Expression first, LogicalOperator logical, string word, Precedence operand)
    {
        SourcePosition start = Current.Position;
        ImmutableArray<Expression>.Builder operands = ImmutableArray.CreateBuilder<Expression>();
        operands.Add(first);
        while (TryTake(word))
        {
            operands.Add(ParseBinary(operand));
        }

        return new Logical(start, logical, operands.ToImmutable());
    }

    private Expression ParseOperator(Expression left, Precedence precedence)
    {
        SourcePosition start = Current.Position;
        bool isNegated = TryTake("NOT");
        Token sign = Take();
        return sign.Kind == TokenKind.Keyword
            ? ParsePredicate(left, start, sign, isNegated)
            : new Binary(start, OperatorOf(sign.Kind), left, ParseBinary(precedence + 1));
    }

    private Expression ParsePredicate(Expression left, SourcePosition start, Token word, bool isNegated)
    {
        return word.Text.ToUpperInvariant() switch
        {
            "LIKE" => ParseLike(left, start, isNegated),
            "BETWEEN" => ParseBetween(left, start, isNegated),
            "IN" => new Membership(start, left, ParseCollection(), isNegated),
            _ => ParseTypeTest(left, start),
        };
    }

    private static BinaryOperator OperatorOf(TokenKind kind)
    {
        return kind switch
        {
            TokenKind.Equal => BinaryOperator.Equal,
            TokenKind.NotEqual => BinaryOperator.NotEqual,
            TokenKind.Less => BinaryOperator.Less,
            TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
            TokenKind.Greater => BinaryOperator.Greater,
            TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
            TokenKind.Plus => BinaryOperator.Add,
            TokenKind.Minus => BinaryOperator.Subtract,
            TokenKind.Concat => BinaryOperator.Concat,
            TokenKind.Star => BinaryOperator.Multiply,
            TokenKind.Slash => BinaryOperator.Divide,
            _ => BinaryOperator.Modulo,
        };
    }

    private LikeMatch ParseLike(Expression left, SourcePosition start, bool isNegated)
    {
        Expression pattern = ParseBinary(Precedence.Sum);
        Expression? escape = TryTake("ESCAPE") ? ParseBinary(Precedence.Sum) : null;
        return new LikeMatch(start, left, pattern, escape, isNegated);
    }

    private Between ParseBetween(Expression left, SourcePosition start, bool isNegated)
    {
        Expression low = ParseBinary(Precedence.Sum);
        Expect("AND");
        return new Between(start, left, low, ParseBinary(Precedence.Sum), isNegated);
    }

    private TypeTest ParseTypeTest(Expression left, SourcePosition start)
    {
        bool isNegated = TryTake("NOT");
        return new TypeTest(start, left, ParseType(), isNegated);
    }

    /// <summary>The right side of IN, where one scalar in parentheses is a list of one.</summary>
    private Expression ParseCollection()
    {
        int start = _index;
        SourcePosition position = Current.Position;
        Expression collection = ParseBinary(Precedence.Order);
        bool isCollection = collection is SelectQuery or BagOperation or CollectionConstructor or Literal { Value: IonSequence };
        return _parenthesis == (start, _index) && !isCollection
            ? new CollectionConstructor(position, CollectionKind.List, [collection])
            : collection;
    }

    private Expression ParsePrefix()
    {
        SourcePosition start = Current.Position;
        if (TryTake("NOT"))
        {
            return new Unary(start, UnaryOperator.Not, ParseBinary(Precedence.Not));
        }

        if (TryTake(TokenKind.Plus))
        {
            return new Unary(start, UnaryOperator.Plus, ParseBinary(Precedence.Prefix));
        }

        return TryTake(TokenKind.Minus) ? ParseMinus(start) : ParseSteps(ParsePrimary());
    }

    /// <summary>A minus directly before a number belongs to the literal, so that the smallest integer can be written.</summary>
    private Expression ParseMinus(SourcePosition start)
    {
        bool isNumber = Current.Kind == TokenKind.Number;
        Expression operand = ParseBinary(Precedence.Prefix);
        return (isNumber, operand) switch
        {
            (true, Literal { Value: IonInt value }) => new Literal(start, new IonInt(-value.Value)),
            (true, Literal { Value: IonDecimal value }) =>
                new Literal(start, new IonDecimal(new BigDecimal(-value.Value.Coefficient, value.Value.Exponent))),
            _ => new Unary(start, UnaryOperator.Minus, operand),
        };
    }
}
