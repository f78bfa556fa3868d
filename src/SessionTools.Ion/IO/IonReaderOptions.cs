using System;

namespace SessionTools.Ion;

/// <summary>What a reader may rely on and how deep it follows.</summary>
public sealed class IonReaderOptions
{
    /// <summary>The deepest nesting that can be asked for.</summary>
    public const int LargestMaxDepth = 1024;

    private readonly int _maxDepth = 512;

    /// <summary>No shared symbol tables and a depth of 512.</summary>
    public static IonReaderOptions Default { get; } = new();

    /// <summary>How many containers may be open at once, 1 to 1,024; deeper input is refused. The default is 512.</summary>
    public int MaxDepth
    {
        get => _maxDepth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestMaxDepth);
            _maxDepth = value;
        }
    }

    /// <summary>The shared symbol tables for imports; symbols of other tables are kept with unknown text.</summary>
    public SymbolCatalog Catalog { get; init; } = SymbolCatalog.Empty;
}
