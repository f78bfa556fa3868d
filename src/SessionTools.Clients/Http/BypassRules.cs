using System;
using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Clients.Http;

/// <summary>Which hosts are reached without a proxy, as NO_PROXY says it: names, names with all below them, or all.</summary>
internal sealed class BypassRules(IReadOnlyList<string> rules)
{
    public bool Match(Uri url) => rules.Any(rule => Match(rule, url));

    private static bool Match(string rule, Uri url)
    {
        if (rule == "*")
        {
            return true;
        }

        string name = rule.TrimStart('*').TrimStart('.');
        string host = url.Host.Trim('[', ']');
        string authority = $"{host}:{url.Port}";
        return name.Length > 0
            && (Equal(host, name)
                || Equal(authority, name)
                || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase)
                || authority.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Equal(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
