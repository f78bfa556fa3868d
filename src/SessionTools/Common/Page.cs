using System.Collections.Generic;

namespace SessionTools;

/// <summary>One page of a list, as -NoAutoIteration emits it.</summary>
public sealed class Page
{
    internal Page(IReadOnlyList<object> items, string? nextToken)
    {
        Items = items;
        NextToken = nextToken;
    }

    /// <summary>The items of this page.</summary>
    public IReadOnlyList<object> Items { get; }

    /// <summary>What to give to -NextToken for the page after this one; null at the end.</summary>
    public string? NextToken { get; }
}
