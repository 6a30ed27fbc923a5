using Patchbay.Servers;

namespace Patchbay.Mcp;

/// <summary>
/// Answers <c>subscriptions/listen</c>: a stream that tells of changes to the tool list until either side ends it. Nothing is stored beyond
/// the node that holds the socket; clients come back by themselves.
/// </summary>
sealed class Subscriptions(McpEdge edge, CancellationToken stopping)
{
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    private readonly Gate open = new(edge.Options.MaxStreamsPerServer);

    /// <param name="exchange">A modern request whose caller was let in.</param>
    /// <param name="id">The request's id, raw JSON, of its own: the stream outlives the request's buffer.</param>
    public async Task ListenAsync(McpExchange exchange, ReadOnlyMemory<byte> id, bool wantsTools, Func<ServedServer, ValueTask<bool>> mayListen)
    {
        var http = exchange.Http;
        if (!open.TryEnter(exchange.Server.Id))
        {
            http.Response.Headers.RetryAfter = "60";
            await ReplySender.RefuseAsync(http, RpcError.Transport(429, $"This MCP server already has {edge.Options.MaxStreamsPerServer} open streams."), id);
            return;
        }

        McpTelemetry.OpenStreams.Add(1);
        try
        {
            var stream = new EventStream(http);
            await SendAsync(stream, wantsTools ? Acknowledged : AcknowledgedNothing, id, "}}}"u8);
            await WatchAsync(exchange, stream, id, wantsTools, mayListen);
            using var end = Reply.To(id, ",\"result\":{\"resultType\":\"complete\",\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":"u8);
            end.Own.Append(id.Span);
            end.Own.Append("}}}"u8);
            await stream.SendAsync(end);
        }
        finally
        {
            open.Exit(exchange.Server.Id);
            McpTelemetry.OpenStreams.Add(-1);
        }
    }

    private static ReadOnlySpan<byte> Acknowledged =>
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\",\"params\":{\"notifications\":{\"toolsListChanged\":true},\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":"u8;

    private static ReadOnlySpan<byte> AcknowledgedNothing =>
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\",\"params\":{\"notifications\":{},\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":"u8;

    private static ReadOnlySpan<byte> ToolsChanged =>
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":"u8;

    private static Task SendAsync(EventStream stream, ReadOnlySpan<byte> head, ReadOnlyMemory<byte> id, ReadOnlySpan<byte> tail)
    {
        var message = new PooledBuffer();
        message.Append(head);
        message.Append(id.Span);
        message.Append(tail);
        return SendAndDisposeAsync(stream, message);
    }

    private static async Task SendAndDisposeAsync(EventStream stream, PooledBuffer message)
    {
        using (message)
        {
            await stream.SendAsync(message);
        }
    }

    /// <summary>Returns when this side ends the stream: server revoked or expired, caller no longer let in, process stopping.</summary>
    /// <exception cref="OperationCanceledException">The client ended it.</exception>
    private async Task WatchAsync(
        McpExchange exchange, EventStream stream, ReadOnlyMemory<byte> id, bool wantsTools, Func<ServedServer, ValueTask<bool>> mayListen)
    {
        var aborted = exchange.Http.RequestAborted;
        var server = exchange.Server;
        while (true)
        {
            using (var wake = CancellationTokenSource.CreateLinkedTokenSource([aborted, stopping, server.Closed, server.Changed]))
            {
                await Task.Delay(edge.Options.KeepAliveEvery, edge.Clock, wake.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            aborted.ThrowIfCancellationRequested();
            if (stopping.IsCancellationRequested || server.Closed.IsCancellationRequested)
            {
                return;
            }

            var changed = server.Changed.IsCancellationRequested;
            if (changed)
            {
                var current = (await edge.FindServer(exchange.Token.Span, exchange.Http.Connection.RemoteIpAddress, aborted)).Server;
                if (current is null)
                {
                    return;
                }

                if (ReferenceEquals(current, server))
                {
                    await Task.Delay(Settle, edge.Clock, aborted); // told of the change before it can be read
                    continue;
                }

                server = current;
            }

            // Also without a change: the API token may have been withdrawn meanwhile.
            if (!await mayListen(server))
            {
                return;
            }

            await (changed && wantsTools ? SendAsync(stream, ToolsChanged, id, "}}}"u8) : stream.KeepAliveAsync());
        }
    }
}
