namespace SessionTools.Ion;

/// <summary>A line of a local symbol table's <c>imports</c>.</summary>
/// <param name="Name">The shared table's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="MaxId">How many of its positions are imported.</param>
/// <param name="Table">The table itself where its texts are known.</param>
public sealed record SymbolImport(string Name, int Version, long MaxId, SharedSymbolTable? Table = null);
