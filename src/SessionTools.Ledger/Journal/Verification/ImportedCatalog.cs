using System.Collections.Immutable;
using System.Linq;
using SessionTools.Ledger.Catalog;

namespace SessionTools.Ledger.Journal;

/// <summary>
/// What an imported block says about tables: a table exists from the first block that names it. Blocks of ours also say which
/// tables they create, drop and restore. Indexes are not imported.
/// </summary>
internal static class ImportedCatalog
{
    /// <summary>Finds the changes that a block stands for, and makes them.</summary>
    public static ImmutableArray<CatalogChange> Apply(JournalBlock block, CatalogReplay catalog)
    {
        ImmutableArray<CatalogChange>.Builder changes = ImmutableArray.CreateBuilder<CatalogChange>();
        foreach (JournalDocument document in block.Documents)
        {
            if (catalog.Find(document.TableId) is not { IsActive: true } table || table.Name != document.TableName)
            {
                Appear(document, catalog, changes);
            }
        }

        foreach (CatalogChange change in block.CatalogChanges.Where(change => change.IndexId is null))
        {
            Add(change, catalog, changes);
        }

        return changes.DrainToImmutable();
    }

    /// <summary>A table is named that is not there: another one of its name must have gone.</summary>
    private static void Appear(JournalDocument document, CatalogReplay catalog, ImmutableArray<CatalogChange>.Builder changes)
    {
        if (catalog.FindActive(document.TableName) is { } other)
        {
            Add(new CatalogChange(CatalogChangeKind.DropTable, other.Id, other.Name), catalog, changes);
        }

        CatalogChangeKind kind = catalog.Find(document.TableId) is null
            ? CatalogChangeKind.CreateTable
            : CatalogChangeKind.UndropTable;
        Add(new CatalogChange(kind, document.TableId, document.TableName), catalog, changes);
    }

    private static void Add(CatalogChange change, CatalogReplay catalog, ImmutableArray<CatalogChange>.Builder changes)
    {
        if (catalog.Apply(change) is null)
        {
            changes.Add(change);
        }
    }
}
