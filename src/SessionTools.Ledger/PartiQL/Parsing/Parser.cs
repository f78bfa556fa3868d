using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SessionTools.Ledger.PartiQL.Lexing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

/// <summary>A recursive descent over the tokens that never steps back.</summary>
internal sealed partial class Parser
{
    private readonly List<Token> _tokens;
    private readonly bool _extended;
    private int _index;
    private int _parameters;

    /// <summary>How many nodes enclose the place that is read.</summary>
    private int _depth;

    /// <summary>How deep the part that is being read reaches; chains of operators push what stands before them down.</summary>
    private int _deepest;

    /// <summary>The parenthesis closed last: the index of its first token, and that of the token behind it.</summary>
    private (int Start, int End) _parenthesis = (-1, -1);

    public Parser(string text, PartiQLOptions options)
    {
        _tokens = Lexer.Tokenize(text);
        _extended = options.Extended;
    }

    private Token Current => _tokens[_index];

    private Token Following => _tokens[Math.Min(_index + 1, _tokens.Count - 1)];

    public ParsedStatement Parse()
    {
        Statement statement = ParseStatement();
        TryTake(TokenKind.Semicolon);
        if (Current.Kind != TokenKind.End)
        {
            throw Unexpected("the end of the statement");
        }

        return new ParsedStatement(statement, _parameters);
    }

    private Token Take()
    {
        Token token = Current;
        if (token.Kind != TokenKind.End)
        {
            _index++;
        }

        return token;
    }

    private bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        _index++;
        return true;
    }

    private bool TryTake(string word)
    {
        if (!Current.Is(word))
        {
            return false;
        }

        _index++;
        return true;
    }

    private Token Expect(TokenKind kind, string sign)
    {
        return Current.Kind == kind ? Take() : throw Unexpected($"'{sign}'");
    }

    private Token Expect(string word)
    {
        return Current.Is(word) ? Take() : throw Unexpected(word);
    }

    private ImmutableArray<T> ParseList<T>(Func<T> parseItem)
    {
        ImmutableArray<T>.Builder items = ImmutableArray.CreateBuilder<T>();
        do
        {
            items.Add(parseItem());
        }
        while (TryTake(TokenKind.Comma));
        return items.ToImmutable();
    }

    /// <summary>Starts to measure how deep the next part reaches.</summary>
    private int Mark()
    {
        int outer = _deepest;
        _deepest = _depth;
        return outer;
    }

    private void Unmark(int outer)
    {
        _deepest = Math.Max(outer, _deepest);
    }

    private int Enter()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TooDeep();
        }

        _depth++;
        CheckDepth(_depth);
        return Mark();
    }

    private void Leave(int outer)
    {
        _depth--;
        Unmark(outer);
    }

    /// <summary>Counts that what was read since <see cref="Mark"/> becomes the left side of a new node.</summary>
    private void Deepen()
    {
        _deepest++;
        CheckDepth(_deepest);
    }

    private void CheckDepth(int depth)
    {
        if (depth > PartiQLParser.MaxDepth)
        {
            throw TooDeep();
        }
    }
}
