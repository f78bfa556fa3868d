using System;
using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Common;

/// <summary>Ids that were seen lately, by the name of the parameter that takes them, with a name for people.</summary>
internal sealed class RecentIds
{
    private const int Most = 50;

    private readonly Dictionary<string, List<(string Id, string Label)>> _seen = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string parameter, string id, string label)
    {
        lock (_seen)
        {
            if (!_seen.TryGetValue(parameter, out List<(string Id, string Label)>? ids))
            {
                _seen.Add(parameter, ids = []);
            }

            ids.RemoveAll(seen => seen.Id == id);
            ids.Insert(0, (id, label));
            if (ids.Count > Most)
            {
                ids.RemoveAt(Most);
            }
        }
    }

    /// <summary>Forgets an id of something that is no more.</summary>
    public void Remove(string parameter, string id)
    {
        lock (_seen)
        {
            if (_seen.TryGetValue(parameter, out List<(string Id, string Label)>? ids))
            {
                ids.RemoveAll(seen => seen.Id == id);
            }
        }
    }

    /// <summary>The ids of a parameter, the latest first.</summary>
    public IReadOnlyList<(string Id, string Label)> Of(string parameter)
    {
        lock (_seen)
        {
            return _seen.TryGetValue(parameter, out List<(string Id, string Label)>? ids) ? ids.ToArray() : [];
        }
    }
}
