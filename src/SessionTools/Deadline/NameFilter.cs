using System;
using System.Linq;
using System.Management.Automation;

namespace SessionTools.Deadline;

/// <summary>Lets through what fits one of some wildcard patterns, whatever its case; everything where there are none.</summary>
internal sealed class NameFilter(string[]? patterns)
{
    private readonly WildcardPattern[]? _patterns = patterns?.Select(pattern => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase)).ToArray();

    /// <summary>There are no patterns.</summary>
    public bool LetsAllThrough => _patterns is null;

    public bool Fits(string? name) => _patterns is null || Array.Exists(_patterns, pattern => pattern.IsMatch(name ?? ""));
}
