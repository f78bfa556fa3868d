using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.TestSupport;

/// <summary>An HTTP server on loopback that answers raw bytes, so that answers can be cut, reset or never come.</summary>
public sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, Reply> _answer;
    private int _connections;
    private int _requests;

    /// <param name="answer">The reply to the request of that number, counted from 1.</param>
    public RawServer(Func<int, Reply> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}";

    public int Connections => Volatile.Read(ref _connections);

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>A whole JSON answer.</summary>
    public static Reply Json(string body) => new(Head(body.Length) + body, Close: false);

    /// <summary>An answer whose body ends early.</summary>
    public static Reply Cut(string body) => new(Head(body.Length + 100) + body, Close: true);

    /// <summary>The connection closes instead of an answer.</summary>
    public static Reply Nothing() => new("", Close: true);

    /// <summary>No answer, and no end either.</summary>
    public static Reply Silence() => new("", Close: false);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private static string Head(int length) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
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
            NetworkStream stream = client.GetStream();
            using StreamReader reader = new(stream, Encoding.Latin1);
            while (await ReadRequestAsync(reader))
            {
                Reply reply = _answer(Interlocked.Increment(ref _requests));
                await stream.WriteAsync(Encoding.UTF8.GetBytes(reply.Text));
                if (reply.Close)
                {
                    return;
                }
            }
        }
    }

    private static async Task<bool> ReadRequestAsync(StreamReader reader)
    {
        int bodyLength = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
            {
                return bodyLength == 0 || await reader.ReadBlockAsync(new char[bodyLength]) == bodyLength;
            }

            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                bodyLength = int.Parse(line.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
            }
        }

        return false;
    }

    public sealed record Reply(string Text, bool Close);
}
