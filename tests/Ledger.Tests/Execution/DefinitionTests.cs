using System.Linq;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Tests.Execution.Support;
using Xunit;

namespace SessionTools.Ledger.Tests.Execution;

/// <summary>Statements that change the catalog, and EXEC.</summary>
public sealed class DefinitionTests
{
    [Fact]
    public void Tables_and_indexes_come_and_go()
    {
        FakeLedger ledger = new();
        string created = Assert.Single(ledger.Run("CREATE TABLE T"));
        Assert.Matches("^{tableId:\"tab[0-9]{19}\"}$", created);
        Assert.Equal([created], ledger.Run("CREATE INDEX ON T (VIN)"));
        string index = ledger.Tables.Single().Indexes.Single().Id;
        Assert.Equal([created], ledger.Run($"DROP INDEX \"{index}\" ON T WITH (purge = true)"));
        Assert.Equal([created], ledger.Run("DROP TABLE T"));
        Assert.Throws<PartiQLException>(() => ledger.Run("SELECT * FROM T"));
        string id = ledger.Tables.Single().Id;
        Assert.Equal([created], ledger.Run($"UNDROP TABLE \"{id}\""));
        Assert.Empty(ledger.Run("SELECT * FROM T"));
    }

    [Fact]
    public void Names_are_case_sensitive_and_may_stand_in_quotes()
    {
        FakeLedger ledger = new();
        ledger.Run("CREATE TABLE \"T\" WITH (aws_tags = `{a: \"b\"}`)");
        Assert.Empty(ledger.Run("SELECT * FROM T"));
        PartiQLException e = Assert.Throws<PartiQLException>(() => ledger.Run("SELECT * FROM t"));
        Assert.Equal("No such variable named 't'", e.Reason);
    }

    [Theory]
    [InlineData("DROP TABLE Nobody", 12)]
    [InlineData("CREATE INDEX ON Nobody (a)", 17)]
    [InlineData("DROP INDEX \"x\" ON Nobody WITH (purge = true)", 19)]
    public void A_table_that_does_not_exist_is_an_error_with_its_place(string statement, int column)
    {
        PartiQLException e = Assert.Throws<PartiQLException>(() => new FakeLedger().Run(statement));
        Assert.Equal($"Semantic Error: at line 1, column {column}: No such variable named 'Nobody'", e.Message);
    }

    [Fact]
    public void What_the_ledger_refuses_keeps_its_message()
    {
        LedgerException e = Assert.Throws<LedgerException>(() => new FakeLedger().With("T").Run("CREATE TABLE T"));
        Assert.Equal("Table with name: USER.T already exists", e.Message);
    }

    [Fact]
    public void The_tables_are_a_table()
    {
        FakeLedger ledger = new FakeLedger().With("T").With("U").WithIndex("T", "VIN");
        ledger.Run("DROP TABLE U");
        Assert.Equal(
            [
                "{tableId:\"tab0000000000000000001\",name:\"T\",indexes:"
                    + "[{indexId:\"idx0000000000000000003\",expr:\"[VIN]\",status:\"ONLINE\"}],status:\"ACTIVE\"}",
                "{tableId:\"tab0000000000000000002\",name:\"U\",indexes:[],status:\"INACTIVE\"}",
            ],
            ledger.Run("SELECT * FROM information_schema.user_tables"));
        Assert.Equal(["\"T\""], ledger.Run("SELECT VALUE name FROM information_schema.user_tables WHERE status = 'ACTIVE'"));
        Assert.Equal(
            ["{expr:\"[VIN]\"}"],
            ledger.Run("SELECT indexes.expr FROM information_schema.user_tables info, info.indexes indexes WHERE info.name = 'T'"));
    }

    [Fact]
    public void A_revision_is_redacted_by_address_table_and_document()
    {
        FakeLedger ledger = new FakeLedger().With("T", "{a:1}");
        ledger.Run("UPDATE T SET a = 2");
        string address = ledger.Run("SELECT VALUE blockAddress FROM history(T) WHERE metadata.version = 0").Single();
        string expected = "{blockAddress:" + address + ",tableId:\"tab0000000000000000001\",documentId:\"doc0000000000000000002\",version:0}";
        Assert.Equal(
            [expected], ledger.Run($"EXEC redact_revision `{address}`, 'tab0000000000000000001', 'doc0000000000000000002'"));
        Assert.Equal(
            [expected],
            ledger.Run("EXEC REDACT_REVISION ?, ?, ?", IonValue.Parse(address), "tab0000000000000000001", "doc0000000000000000002"));
    }

    [Theory]
    [InlineData("EXEC nothing 1", "Semantic Error: at line 1, column 6: No such stored procedure: nothing")]
    [InlineData("EXEC REDACT_REVISION 1, 2", "Semantic Error: at line 1, column 1: REDACT_REVISION takes a block address, a table id and a document id")]
    [InlineData("EXEC REDACT_REVISION 1, 'a', 'b'", "Evaluator Error: at line 1, column 22: a block address is a struct such as `{strandId: \"...\", sequenceNo: 14}`")]
    [InlineData("EXEC REDACT_REVISION `{strandId: \"s\", sequenceNo: 1}`, 1, 'b'", "Evaluator Error: at line 1, column 56: an id is a string, not int")]
    public void A_wrong_call_is_an_error_with_its_place(string statement, string message)
    {
        PartiQLException e = Assert.Throws<PartiQLException>(() => new FakeLedger().Run(statement));
        Assert.Equal(message, e.Message);
    }
}
