namespace SessionTools.Ledger.Catalog;

/// <summary>The changes that a catalog knows.</summary>
public enum CatalogChangeKind
{
    /// <summary>CREATE TABLE.</summary>
    CreateTable,

    /// <summary>DROP TABLE, which drops its indexes too.</summary>
    DropTable,

    /// <summary>UNDROP TABLE; its indexes do not come back.</summary>
    UndropTable,

    /// <summary>CREATE INDEX.</summary>
    CreateIndex,

    /// <summary>DROP INDEX.</summary>
    DropIndex,
}
