using System.Collections.Immutable;
using SessionTools.Ledger.PartiQL.Lexing;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    private Update ParseUpdate(SourcePosition start)
    {
        Scan target = ParseManipulated();
        ImmutableArray<DataOperation> operations = ParseOperations();
        return new Update(start, target, operations, ParseWhere());
    }

    private Delete ParseDelete(SourcePosition start)
    {
        Expect("FROM");
        Scan target = ParseManipulated();
        return new Delete(start, target, ParseWhere());
    }

    private FromManipulation ParseFromManipulation(SourcePosition start)
    {
        FromSource from = ParseFromSources();
        Expression? where = ParseWhere();
        return new FromManipulation(start, from, where, ParseOperations());
    }

    private Scan ParseManipulated()
    {
        Expression table = ParseTable();
        Identifier? alias = ParseAlias();
        return new Scan(table.Position, table, alias, At: null, ParseAliasAfter("BY"));
    }

    private Expression? ParseWhere()
    {
        return TryTake("WHERE") ? ParseExpression() : null;
    }

    private ImmutableArray<DataOperation> ParseOperations()
    {
        ImmutableArray<DataOperation>.Builder operations = ImmutableArray.CreateBuilder<DataOperation>();
        while (ParseOperation() is { } operation)
        {
            operations.Add(operation);
        }

        return operations.Count > 0 ? operations.ToImmutable() : throw Unexpected("SET, INSERT or REMOVE");
    }

    private DataOperation? ParseOperation()
    {
        if (Current.Is("SET"))
        {
            return new SetOperation(Take().Position, ParseList(ParseAssignment));
        }

        if (Current.Is("REMOVE"))
        {
            return new RemoveOperation(Take().Position, ParseTarget());
        }

        return Current.Is("INSERT") ? ParseInsert(withElements: true) : null;
    }

    private Assignment ParseAssignment()
    {
        Expression target = ParseTarget();
        Expect(TokenKind.Equal, "=");
        return new Assignment(target.Position, target, ParseExpression());
    }

    /// <param name="withElements">
    /// Whether a bracket behind the target is a step of its path; behind a table it starts a list of documents.
    /// </param>
    private InsertOperation ParseInsert(bool withElements)
    {
        SourcePosition start = Expect("INSERT").Position;
        Expect("INTO");
        Expression target = ParseTarget(withElements);
        bool isValue = TryTake("VALUE");
        Expression source = isValue ? ParseExpression() : ParseQuery();
        Expression? at = isValue && TryTake("AT") ? ParseExpression() : null;
        RefuseInsertExtras();
        return new InsertOperation(start, target, source, isValue, at);
    }

    private void RefuseInsertExtras()
    {
        if (Current.Is("VALUES"))
        {
            throw Unsupported(Current.Position, "a column list in INSERT");
        }

        if (Current.Is("ON"))
        {
            throw Unsupported(Current.Position, "ON CONFLICT");
        }
    }
}
