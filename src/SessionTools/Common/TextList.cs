using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace SessionTools.Common;

/// <summary>A list whose text is what it holds, <c>10.0.0.1; fd00::1</c>: that is what Export-Csv writes.</summary>
internal sealed class TextList<T>(IEnumerable<T> items) : ReadOnlyCollection<T>(items.ToArray())
{
    public override string ToString() => string.Join("; ", this);
}
