using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Patchbay.Tests.Storage;

/// <summary>The way to a server, which a test can cut, block and open again.</summary>
sealed class TcpGate : IAsyncDisposable
{
    private readonly IPEndPoint target;
    private readonly ConcurrentDictionary<Socket, byte> sockets = new();
    private TcpListener? listener;
    private volatile bool blocked;

    public TcpGate(string host, int port)
    {
        target = new IPEndPoint(IPAddress.Parse(host), port);
        Open();
    }

    public int Port { get; private set; }

    /// <summary>Lets everything through.</summary>
    public void Open()
    {
        blocked = false;
        if (listener is null)
        {
            listener = new TcpListener(IPAddress.Loopback, Port);
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            _ = AcceptAsync(listener);
        }
    }

    /// <summary>As when the server has died: connections break, and new ones are refused.</summary>
    public void Close()
    {
        listener?.Stop();
        listener = null;
        foreach (var socket in sockets.Keys)
        {
            socket.Close(0);
        }

        sockets.Clear();
    }

    /// <summary>As when a network swallows everything: connections stay, new ones are taken, and no byte gets through.</summary>
    public void Block() => blocked = true;

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                var near = await from.AcceptSocketAsync();
                var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
                sockets.TryAdd(near, 0);
                sockets.TryAdd(far, 0);
                await far.ConnectAsync(target);
                _ = PumpAsync(near, far);
                _ = PumpAsync(far, near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory()) is > 0 and var count)
            {
                while (blocked)
                {
                    await Task.Delay(10);
                }

                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed by either side.
        }

        from.Close();
        to.Close();
    }
}
