using System;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Execution.Data;
using SessionTools.Ledger.PartiQL.Syntax;

namespace SessionTools.Ledger.Execution.Binding;

/// <summary>What names mean that no variable of the statement has.</summary>
internal interface IGlobalNames
{
    /// <summary>What a name stands for, or null.</summary>
    public Expression? Find(Variable variable);
}

/// <summary>The active tables of a ledger, and their committed views.</summary>
internal sealed class TableNames(IStatementData data) : IGlobalNames
{
    private const string CommittedPrefix = "_ql_committed_";

    public Expression? Find(Variable variable)
    {
        string name = variable.Name.Text;
        bool isCommitted = name.StartsWith(CommittedPrefix, StringComparison.Ordinal);
        TableInfo? table = data.FindTable(isCommitted ? name[CommittedPrefix.Length..] : name);
        return table is null ? null : new TableValue(variable.Position, table, isCommitted);
    }
}
