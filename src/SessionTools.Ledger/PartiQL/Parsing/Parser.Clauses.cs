using System.Collections.Immutable;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.PartiQL.Parsing;

internal sealed partial class Parser
{
    private ImmutableArray<LetBinding> ParseLet()
    {
        if (!Current.Is("LET"))
        {
            return [];
        }

        RequireExtended(Take().Position, "LET");
        return ParseList(ParseLetBinding);
    }

    private LetBinding ParseLetBinding()
    {
        Expression value = ParseExpression();
        Expect("AS");
        return new LetBinding(value.Position, value, ParseName("a name after AS"));
    }

    private GroupBy? ParseGroupBy()
    {
        if (!Current.Is("GROUP"))
        {
            return null;
        }

        SourcePosition start = Take().Position;
        RequireExtended(start, "GROUP BY");
        bool isPartial = TryTake("PARTIAL");
        Expect("BY");
        ImmutableArray<GroupKey> keys = ParseList(ParseGroupKey);
        Identifier? groupAs = null;
        if (TryTake("GROUP"))
        {
            Expect("AS");
            groupAs = ParseName("a name after GROUP AS");
        }

        return new GroupBy(start, isPartial, keys, groupAs);
    }

    private GroupKey ParseGroupKey()
    {
        Expression value = ParseExpression();
        return new GroupKey(value.Position, value, ParseAlias());
    }

    private Expression? ParseHaving()
    {
        if (!Current.Is("HAVING"))
        {
            return null;
        }

        RequireExtended(Take().Position, "HAVING");
        return ParseExpression();
    }

    private QueryTail? ParseTail()
    {
        if (!(Current.Is("ORDER") || Current.Is("LIMIT") || Current.Is("OFFSET")))
        {
            return null;
        }

        SourcePosition start = Current.Position;
        RequireExtended(start, Current.Is("ORDER") ? "ORDER BY" : Current.Text.ToUpperInvariant());
        ImmutableArray<OrderKey> orderBy = [];
        if (TryTake("ORDER"))
        {
            Expect("BY");
            orderBy = ParseList(ParseOrderKey);
        }

        Expression? limit = TryTake("LIMIT") ? ParseExpression() : null;
        Expression? offset = TryTake("OFFSET") ? ParseExpression() : null;
        return new QueryTail(start, orderBy, limit, offset);
    }

    private OrderKey ParseOrderKey()
    {
        Expression value = ParseExpression();
        bool isDescending = TryTake("DESC");
        if (!isDescending)
        {
            TryTake("ASC");
        }

        return new OrderKey(value.Position, value, isDescending, ParseNulls());
    }

    private bool? ParseNulls()
    {
        if (!TryTake("NULLS"))
        {
            return null;
        }

        if (TryTake("FIRST"))
        {
            return true;
        }

        Expect("LAST");
        return false;
    }
}
