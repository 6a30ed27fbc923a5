using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Patchbay.Bench;

/// <summary>Many idle <c>subscriptions/listen</c> streams on one node: what one costs, and whether it still answers others.</summary>
static class ListenStreams
{
    private const int PerServer = 50;

    /// <summary>The limit of open files must allow them, here and in the server, which inherits it: <c>ulimit -n 65536</c>.</summary>
    public static async Task<string> MeasureAsync(string folder, string[] program, int count)
    {
        await using var served = await Served.StartAsync(folder, program);
        var tokens = GrownDatabase.Tokens(folder);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var before = served.RssMegabytes;
        var sockets = new List<Socket>(count);
        var started = Stopwatch.GetTimestamp();
        try
        {
            foreach (var token in Enumerable.Range(0, count).Select(i => tokens[i / PerServer]))
            {
                sockets.Add(await OpenAsync(served.Url, token));
            }

            var opening = Stopwatch.GetElapsedTime(started);
            var (cpu, watched) = (served.CpuSeconds, Stopwatch.GetTimestamp());
            await Task.Delay(TimeSpan.FromSeconds(40)); // several keep-alives of each
            var idle = (served.CpuSeconds - cpu) / Stopwatch.GetElapsedTime(watched).TotalSeconds;
            var after = served.RssMegabytes;
            var alive = sockets.Count(socket => socket.Available > 0 && socket.Connected);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{count:N0} idle `subscriptions/listen` streams on {count / PerServer} servers: opened in {opening.TotalSeconds:0.0} s, {alive:N0} had a keep-alive within 40 s; memory {before:0} to {after:0} MB, "
                + $"{(after - before) * 1024 / count:0.0} KB a stream; {idle * 100:0} % of one core while idle.");
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    private static async Task<Socket> OpenAsync(Uri url, string token)
    {
        const string Body =
            """{"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"}}}}""";
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, url.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /mcp/{token} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
            + $"MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: subscriptions/listen\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"));
        var buffer = new byte[4096];
        var text = new StringBuilder();
        while (!text.ToString().Contains("subscriptions/acknowledged", StringComparison.Ordinal))
        {
            var read = await socket.ReceiveAsync(buffer);
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            if (read == 0 || text.Length > 8192)
            {
                throw new InvalidOperationException($"no stream: {text}");
            }
        }

        return socket;
    }
}
