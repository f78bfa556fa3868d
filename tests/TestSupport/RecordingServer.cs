using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.TestSupport;

/// <summary>An HTTP server on loopback that answers by a function and remembers the requests; with a certificate, an HTTPS one.</summary>
public sealed class RecordingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly Func<Request, Reply> _answer;
    private readonly X509Certificate2? _certificate;

    public RecordingServer(Func<Request, Reply> answer, X509Certificate2? certificate = null)
    {
        _answer = answer;
        _certificate = certificate;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public IReadOnlyList<Request> Requests => _requests.ToArray();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            await using Stream stream = await OpenAsync(client);
            using StreamReader reader = new(stream, Encoding.Latin1);
            while (await ReadAsync(reader) is { } request)
            {
                _requests.Enqueue(request);
                Reply reply = _answer(request);
                byte[] body = Encoding.UTF8.GetBytes(reply.Body);
                string head = string.Create(
                    CultureInfo.InvariantCulture,
                    $"HTTP/1.1 {reply.Status} Test\r\nContent-Type: {reply.ContentType}\r\nContent-Length: {body.Length}\r\n{reply.Headers}\r\n");
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
                await stream.WriteAsync(body);
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        SslStream secure = new(client.GetStream());
        await secure.AuthenticateAsServerAsync(_certificate);
        return secure;
    }

    private static async Task<Request?> ReadAsync(StreamReader reader)
    {
        if (await reader.ReadLineAsync() is not { Length: > 0 } first)
        {
            return null;
        }

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            string[] parts = line.Split(':', 2);
            headers[parts[0]] = parts[1].Trim();
        }

        char[] body = new char[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        if (body.Length > 0)
        {
            await reader.ReadBlockAsync(body);
        }

        string[] words = first.Split(' ');
        return new Request(words[0], words[1], headers, new string(body));
    }

    public sealed record Request(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        /// <summary>The access key that signed it; null where nothing did.</summary>
        public string? SignedBy => Headers.GetValueOrDefault("Authorization") is { } authorization && authorization.Contains("Credential=", StringComparison.Ordinal)
            ? authorization.Split("Credential=")[1].Split('/')[0]
            : null;
    }

    /// <param name="Body">The text of the body.</param>
    /// <param name="Status">The status.</param>
    /// <param name="ContentType">The content type.</param>
    /// <param name="Headers">Further headers, a line each.</param>
    public sealed record Reply(string Body, int Status = 200, string ContentType = "application/json", string Headers = "");
}
