using System;
using System.Collections.Generic;
using System.Net;
using SessionTools.Local.Common;
using SessionTools.Local.Http;

namespace SessionTools.Server;

/// <summary>
/// Without keys all programs of this machine are answered, but no web page that a browser on it shows: neither one that
/// calls a loopback address (Origin) nor one whose own name leads to it (Host).
/// </summary>
internal sealed class LoopbackGate : IGate
{
    public void Check(LocalRequest request)
    {
        if (request.Headers.ContainsKey("Origin"))
        {
            throw Refusal("a web page sent the request");
        }

        string host = request.Headers.GetValueOrDefault("Host") ?? "";
        if (!Uri.TryCreate("http://" + host, UriKind.Absolute, out Uri? url) || !IsLoopback(url))
        {
            throw Refusal($"the request is for the host '{host}'");
        }
    }

    private static bool IsLoopback(Uri url) =>
        url.IsLoopback
        || url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.Host, out IPAddress? address) && IPAddress.IsLoopback(address));

    private static LocalServiceException Refusal(string reason) => new(
        "AccessDeniedException",
        403,
        $"Without --access-key and --secret-key the embedded endpoint answers only local programs; {reason}.");
}
