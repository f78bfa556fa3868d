using System;
using SessionTools.Ledger.Storage.Sqlite;
using Xunit;

namespace SessionTools.Local.Tests;

/// <summary>A test with ledger files; skipped, with the reason, where there is no SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute() => Skip = SqliteLibrary.Problem;
}
