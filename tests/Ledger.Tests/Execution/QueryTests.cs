using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Tests.Execution.Support;
using Xunit;

namespace SessionTools.Ledger.Tests.Execution;

/// <summary>SELECT over tables, as QLDB ran it.</summary>
public sealed class QueryTests
{
    private readonly FakeLedger _ledger = new FakeLedger()
        .With(
            "Person",
            "{GovId: \"A\", Name: \"Raul\", Age: 40, Address: {City: \"Rome\"}, Cars: [{Make: \"Audi\"}, {Make: \"Tesla\"}]}",
            "{GovId: \"B\", Name: \"Brent\", Age: 33, Cars: []}",
            "{GovId: \"C\", Name: \"Alexis\"}")
        .With("Vehicle", "{VIN: \"1\", Owner: \"A\"}", "{VIN: \"2\", Owner: \"B\"}", "{VIN: \"3\", Owner: \"A\"}");

    [Theory]
    [InlineData("SELECT Name FROM Person WHERE GovId = 'B'", "{Name:\"Brent\"}")]
    [InlineData("SELECT p.Name, p.Age + 1 FROM Person AS p WHERE p.Age > 35", "{Name:\"Raul\",_1:41}")]
    [InlineData("SELECT VALUE Name FROM Person WHERE Age IS MISSING", "\"Alexis\"")]
    [InlineData("SELECT VALUE p.Address.City FROM Person p WHERE p.Address IS NOT MISSING", "\"Rome\"")]
    [InlineData("SELECT COUNT(*) FROM Person", "{_1:3}")]
    [InlineData("SELECT SUM(Age) AS s, MIN(Name) AS n FROM Person", "{s:73,n:\"Alexis\"}")]
    [InlineData("SELECT VALUE c.Make FROM Person AS p, p.Cars AS c", "\"Audi\" \"Tesla\"")]
    [InlineData("SELECT VALUE i FROM Person AS p, p.Cars AS c AT i", "0 1")]
    [InlineData("SELECT VALUE v.VIN FROM Person AS p INNER JOIN Vehicle AS v ON v.Owner = p.GovId WHERE p.Name = 'Raul'", "\"1\" \"3\"")]
    [InlineData("SELECT VALUE Name FROM Person AS p WHERE EXISTS(SELECT * FROM Vehicle AS v WHERE v.Owner = p.GovId)", "\"Raul\" \"Brent\"")]
    [InlineData("SELECT VALUE Name FROM Person WHERE GovId IN (SELECT VALUE v.Owner FROM Vehicle AS v WHERE v.VIN = '2')", "\"Brent\"")]
    [InlineData("SELECT VALUE Name FROM Person WHERE GovId NOT IN ('A', 'B')", "\"Alexis\"")]
    [InlineData("SELECT VALUE CASE WHEN Age > 35 THEN 'old' ELSE 'new' END FROM Person WHERE Age IS NOT MISSING", "\"old\" \"new\"")]
    [InlineData("SELECT VALUE [n, v] FROM UNPIVOT `{a: 1, b: 2}` AS v AT n", "[\"a\",1] [\"b\",2]")]
    [InlineData("SELECT VALUE x FROM << 0, 1 >> AS x", "0 1")]
    [InlineData("SELECT VIN, Name FROM Person AS p, Vehicle AS v WHERE Owner = GovId AND Name = 'Brent'", "{VIN:\"2\",Name:\"Brent\"}")]
    [InlineData("SELECT VALUE (SELECT VALUE v.VIN FROM Vehicle AS v WHERE v.Owner = p.GovId) FROM Person AS p", "[\"1\",\"3\"] [\"2\"] []")]
    [InlineData("SELECT VALUE Nothing FROM Person", "")]
    [InlineData("SELECT VALUE [Age] FROM Person", "[40] [33] [null]")]
    [InlineData("SELECT VALUE data.Name FROM _ql_committed_Person AS r WHERE r.data.Address.City = 'Rome'", "\"Raul\"")]
    [InlineData("SELECT VALUE Cars[0].Make FROM Person WHERE Name = 'Raul'", "\"Audi\"")]
    [InlineData("SELECT VALUE p.Cars[*].Make FROM Person AS p WHERE SIZE(p.Cars) = 2", "[\"Audi\",\"Tesla\"]")]
    [InlineData("SELECT p.*, v.VIN FROM Person AS p, Vehicle AS v WHERE v.VIN = '2' AND p.Name = 'Alexis'", "{GovId:\"C\",Name:\"Alexis\",VIN:\"2\"}")]
    [InlineData("[1, <<2>>, MISSING]", "[1,[2],null]")]
    [InlineData("<< 1, MISSING, [2] >>", "1 [2]")]
    public void A_query_gives_its_rows(string statement, string expected)
    {
        Assert.Equal(expected, string.Join(' ', _ledger.Run(statement)));
    }

    [Fact]
    public void A_field_of_the_only_source_is_never_a_table()
    {
        FakeLedger ledger = new FakeLedger().With("Vehicle", "{VIN: 1, Owner: 5}", "{VIN: 2}").With("Owner", "{a: 1}").WithIndex("Vehicle", "Owner");
        Assert.Equal(["{Owner:5}", "{}"], ledger.Run("SELECT Owner FROM Vehicle"));
        Assert.Contains("index lookup", ledger.Plan("SELECT VIN FROM Vehicle WHERE Owner = 5"), System.StringComparison.Ordinal);
        ledger.Run("UPDATE Vehicle SET Owner = 6 WHERE Owner = 5");
        Assert.Equal(["{VIN:1}"], ledger.Run("SELECT VIN FROM Vehicle WHERE Owner = 6"));
    }

    [Theory]
    [InlineData("SELECT * FROM Nobody", "Semantic Error: at line 1, column 15: No such variable named 'Nobody'")]
    [InlineData("SELECT ABS(Age) FROM Person", "Semantic Error: at line 1, column 8: QLDB does not support the function abs; only the extended dialect does")]
    [InlineData("SELECT LOWER(Name, 1) FROM Person", "Semantic Error: at line 1, column 8: lower takes 1 argument, not 2")]
    [InlineData("SELECT * FROM Person p WHERE nofunction(p) = 1", "Semantic Error: at line 1, column 30: No such function: nofunction")]
    public void A_name_that_means_nothing_is_an_error_with_its_place(string statement, string message)
    {
        PartiQLException e = Assert.Throws<PartiQLException>(() => _ledger.Run(statement));
        Assert.Equal(message, e.Message);
    }
}
