using System;
using System.IO;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ledger-").FullName;

    /// <summary>Where a test keeps its ledger.</summary>
    public string Ledger => System.IO.Path.Combine(Path, "l-vehicles.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
