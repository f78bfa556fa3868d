using System;
using SessionTools.Ion;
using SessionTools.Ledger.Execution.Binding;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Definition;

/// <summary>Runs the statements that change the catalog.</summary>
internal static class DefinitionRunner
{
    public static bool IsDefinition(Statement statement)
    {
        return statement is CreateTable or DropTable or UndropTable or CreateIndex or DropIndex;
    }

    /// <returns><c>{tableId}</c> of the table concerned.</returns>
    public static IonStruct Run(Statement statement, IStatementTarget target)
    {
        string tableId = statement switch
        {
            CreateTable create => target.CreateTable(create.Table.Text),
            DropTable drop => target.DropTable(Existing(drop.Table, target)),
            UndropTable undrop => target.UndropTable(undrop.TableId.Text),
            CreateIndex create => target.CreateIndex(Existing(create.Table, target), create.Field.Text),
            DropIndex drop => target.DropIndex(Existing(drop.Table, target), drop.IndexId.Text),
            _ => throw new ArgumentException("The statement does not change the catalog.", nameof(statement)),
        };
        return new IonStruct(("tableId", tableId));
    }

    private static string Existing(Identifier table, IStatementTarget target)
    {
        return target.FindTable(table.Text) is null
            ? throw Binder.Error(table.Position, $"No such variable named '{table.Text}'")
            : table.Text;
    }
}
