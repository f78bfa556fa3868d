using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace SessionTools.TestSupport;

/// <summary>
/// A loopback address where a connection is never made: it listens, accepts nothing, and its queue is full, so that the
/// system drops what comes.
/// </summary>
public sealed class FullBacklog : IDisposable
{
    private static readonly TimeSpan s_made = TimeSpan.FromMilliseconds(200);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queued = [];

    private FullBacklog()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
    }

    public string Url => $"http://{_listener.LocalEndPoint}";

    public static async Task<FullBacklog> CreateAsync()
    {
        FullBacklog backlog = new();
        Task connecting;
        do
        {
            Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            backlog._queued.Add(socket);
            connecting = socket.ConnectAsync(backlog._listener.LocalEndPoint!);
        }
        while (await Task.WhenAny(connecting, Task.Delay(s_made)) == connecting);

        _ = connecting.ContinueWith(static task => task.Exception, TaskScheduler.Default);
        return backlog;
    }

    public void Dispose()
    {
        _queued.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }
}
