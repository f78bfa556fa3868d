using System;
using SessionTools.Ledger.Storage.Sqlite;
using Xunit;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>A test of SQLite stores that breaks files by means of Linux; skipped, with the reason, elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxStoreFactAttribute : FactAttribute
{
    public LinuxStoreFactAttribute() =>
        Skip = SqliteLibrary.Problem ?? (OperatingSystem.IsLinux() ? null : "Open files are broken by way of /proc, which only Linux has.");
}
