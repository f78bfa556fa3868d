using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace SessionTools.Common;

/// <summary>A map whose text is what it holds, <c>SUCCEEDED=230; FAILED=2</c>: that is what Export-Csv writes.</summary>
internal sealed class TextMap<TValue>(IDictionary<string, TValue> map) : ReadOnlyDictionary<string, TValue>(map)
{
    public override string ToString() => string.Join("; ", this.Select(entry => FormattableString.Invariant($"{entry.Key}={entry.Value}")));
}

/// <summary>Makes maps with a text.</summary>
internal static class TextMap
{
    public static TextMap<TValue>? Of<TValue>(IReadOnlyDictionary<string, TValue>? map) =>
        map is null ? null : new TextMap<TValue>(new Dictionary<string, TValue>(map));
}
