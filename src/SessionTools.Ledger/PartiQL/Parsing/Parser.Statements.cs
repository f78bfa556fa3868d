using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL.Lexing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    private Statement ParseStatement()
    {
        if (Current.Kind != TokenKind.Keyword)
        {
            return new Query(Current.Position, ParseQuery());
        }

        return Current.Text.ToUpperInvariant() switch
        {
            "CREATE" => ParseCreate(Take().Position),
            "DROP" => ParseDrop(Take().Position),
            "UNDROP" => ParseUndrop(Take().Position),
            "INSERT" => new Insert(Current.Position, ParseInsert(withElements: false)),
            "UPDATE" => ParseUpdate(Take().Position),
            "DELETE" => ParseDelete(Take().Position),
            "FROM" => ParseFromManipulation(Take().Position),
            "EXEC" => ParseExecute(Take().Position),
            _ => new Query(Current.Position, ParseQuery()),
        };
    }

    private Statement ParseCreate(SourcePosition start)
    {
        if (TryTake("TABLE"))
        {
            return ParseCreateTable(start);
        }

        if (!TryTake("INDEX"))
        {
            throw Unexpected("TABLE or INDEX");
        }

        Expect("ON");
        Identifier table = ParseName("a table name");
        Expect(TokenKind.LeftParenthesis, "(");
        Identifier field = ParseName("a field name");
        if (Current.Kind is TokenKind.Dot or TokenKind.Comma or TokenKind.LeftBracket)
        {
            throw Error(Current.Position, "QLDB indexes exactly one top-level field");
        }

        Expect(TokenKind.RightParenthesis, ")");
        return new CreateIndex(start, table, field);
    }

    private CreateTable ParseCreateTable(SourcePosition start)
    {
        Identifier table = ParseName("a table name");
        if (Current.Kind == TokenKind.LeftParenthesis)
        {
            throw Unsupported(Current.Position, "column definitions");
        }

        return new CreateTable(start, table, Current.Is("WITH") ? ParseOption("aws_tags") : null);
    }

    private Statement ParseDrop(SourcePosition start)
    {
        if (TryTake("TABLE"))
        {
            return new DropTable(start, ParseName("a table name"));
        }

        if (!TryTake("INDEX"))
        {
            throw Unexpected("TABLE or INDEX");
        }

        Identifier index = ParseName("an index id");
        Expect("ON");
        Identifier table = ParseName("a table name");
        RequirePurge();
        return new DropIndex(start, index, table);
    }

    private void RequirePurge()
    {
        if (!Current.Is("WITH"))
        {
            throw Unexpected("WITH (purge = true)");
        }

        Expression purge = ParseOption("purge");
        if (purge is not Literal { Value: IonBool { Value: true } })
        {
            throw Error(purge.Position, "purge must be true");
        }
    }

    private Expression ParseOption(string name)
    {
        Expect("WITH");
        Expect(TokenKind.LeftParenthesis, "(");
        if (!AtName || Current.Text != name)
        {
            throw Unexpected($"{name} in lower case");
        }

        Take();
        Expect(TokenKind.Equal, "=");
        Expression value = ParseExpression();
        Expect(TokenKind.RightParenthesis, ")");
        return value;
    }

    private UndropTable ParseUndrop(SourcePosition start)
    {
        Expect("TABLE");
        return Current.Kind == TokenKind.QuotedIdentifier
            ? new UndropTable(start, ToIdentifier(Take()))
            : throw Unexpected("a table id in double quotes");
    }

    private Execute ParseExecute(SourcePosition start)
    {
        Identifier procedure = ParseName("a procedure name");
        bool isBare = Current.Kind is TokenKind.End or TokenKind.Semicolon;
        ImmutableArray<Expression> arguments = isBare ? [] : ParseList(ParseExpression);
        return new Execute(start, procedure, arguments);
    }
}
