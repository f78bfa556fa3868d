using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using SessionTools.Local.Common;
using SessionTools.Local.Http;
using SessionTools.TestSupport;

namespace SessionTools.Pester.Tests;

/// <summary>The embedded endpoint with the sample, on a port, that notes every token which it gives away.</summary>
internal sealed partial class ObservedEndpoint : IDisposable
{
    private readonly HttpClient _endpoint;
    private readonly RecordingServer _server;
    private readonly ConcurrentBag<string> _tokens = [];

    public ObservedEndpoint(string folder)
    {
        LocalEndpoint endpoint = new(folder, TimeProvider.System);
        endpoint.AddSample();
        _endpoint = new HttpClient(new LocalHttpHandler(endpoint));
        _server = new RecordingServer(Answer);
    }

    public string Url => _server.Url;

    public IEnumerable<string> Tokens => _tokens.Distinct();

    public void Dispose()
    {
        _server.Dispose();
        _endpoint.Dispose();
    }

    private RecordingServer.Reply Answer(RecordingServer.Request request)
    {
        using HttpRequestMessage message = new(new HttpMethod(request.Method), Url + request.Target) { Content = new StringContent(request.Body) };
        foreach ((string name, string value) in request.Headers)
        {
            HttpHeaders headers = name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) ? message.Content.Headers : message.Headers;
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = _endpoint.SendAsync(message, CancellationToken.None).GetAwaiter().GetResult();
        string body = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        string further = string.Concat(response.Headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}\r\n"));
        foreach (Match token in Token().Matches(body + "\n" + further))
        {
            _tokens.Add(token.Groups[1].Value);
        }

        return new RecordingServer.Reply(body, (int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "application/json", further);
    }

    [GeneratedRegex("""(?:"InitialConfigurationToken":|"SessionToken":|Next-Poll-Configuration-Token:)\s*"?([^"\s]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Token();
}
