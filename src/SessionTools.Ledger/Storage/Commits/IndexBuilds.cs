namespace SessionTools.Ledger.Storage.Commits;

/// <summary>How indexes over existing documents are built.</summary>
internal static class IndexBuilds
{
    /// <summary>The most documents that are filed within the commit that creates the index.</summary>
    public const int MaximumAtOnce = 10_000;
}
