using SessionTools.Ion;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Execution.Data;

/// <summary>
/// What a statement can change. Changes become visible to the transaction's later statements. A refused change throws
/// <see cref="LedgerException"/> with QLDB's message; the statement adds its position.
/// </summary>
internal interface IStatementTarget : IStatementData
{
    /// <summary>Adds a document.</summary>
    /// <returns>Its new id.</returns>
    public string Insert(TableInfo table, IonStruct document);

    /// <summary>Gives a document new contents.</summary>
    public void Replace(TableInfo table, DocumentRevision current, IonStruct document);

    /// <summary>Deletes a document.</summary>
    public void Delete(TableInfo table, DocumentRevision current);

    /// <summary>CREATE TABLE.</summary>
    /// <returns>The table's id.</returns>
    public string CreateTable(string name);

    /// <summary>DROP TABLE.</summary>
    /// <returns>The table's id.</returns>
    public string DropTable(string name);

    /// <summary>UNDROP TABLE.</summary>
    /// <returns>The table's id.</returns>
    public string UndropTable(string tableId);

    /// <summary>CREATE INDEX.</summary>
    /// <returns>The table's id.</returns>
    public string CreateIndex(string tableName, string field);

    /// <summary>DROP INDEX.</summary>
    /// <returns>The table's id.</returns>
    public string DropIndex(string tableName, string indexId);

    /// <summary>EXEC REDACT_REVISION.</summary>
    /// <returns><c>{blockAddress, tableId, documentId, version}</c> of the redacted revision.</returns>
    public IonStruct Redact(BlockAddress address, string tableId, string documentId);
}
