namespace Patchbay.Mcp;

/// <summary>
/// Shows signs of life while a call runs: the stream itself once the call is slow, comments against silence, and progress about each
/// second for a client that sent a token. Only for clients that take a stream.
/// </summary>
sealed class Heartbeat(EventStream stream, McpEdge edge, ReadOnlyMemory<byte> progressToken, string waitingFor, long startedAt, CancellationToken aborted)
{
    private TimeSpan lastSent;
    private int beats;

    /// <summary>How long a call may take before it is worth watching: most are done by then.</summary>
    public static TimeSpan FirstDue(McpOptions options, ReadOnlyMemory<byte> progressToken) =>
        progressToken.IsEmpty || options.StreamAfter < options.ProgressEvery ? options.StreamAfter : options.ProgressEvery;

    /// <summary>Returns when <paramref name="call"/> has ended or the client is gone; never throws what the call throws.</summary>
    public async Task WatchAsync(Task call)
    {
        while (!call.IsCompleted && !aborted.IsCancellationRequested)
        {
            var elapsed = edge.Clock.GetElapsedTime(startedAt);
            var (progressAt, streamAt) = (NextProgress(), NextComment());
            var wait = (progressAt < streamAt ? progressAt : streamAt) - elapsed;
            if (wait > TimeSpan.Zero)
            {
                await call.WaitAsync(wait, edge.Clock, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            lastSent = elapsed;
            await (progressAt <= elapsed ? ReportAsync(elapsed) : stream.KeepAliveAsync());
        }
    }

    private TimeSpan NextProgress() => progressToken.IsEmpty ? TimeSpan.MaxValue : edge.Options.ProgressEvery * (beats + 1);

    private TimeSpan NextComment() => stream.IsOpen ? lastSent + edge.Options.KeepAliveEvery : edge.Options.StreamAfter;

    private async Task ReportAsync(TimeSpan elapsed)
    {
        beats = Math.Max(beats + 1, (int)(elapsed / edge.Options.ProgressEvery)); // skips what a blocked stream has missed
        using var message = new PooledBuffer();
        message.Append("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"u8);
        message.Append(progressToken.Span);
        message.Append(",\"progress\":"u8);
        var json = WireJson.Start(message);
        json.WriteNumberValue(beats);
        WireJson.Finish(json);
        message.Append(",\"message\":"u8);
        json = WireJson.Start(message);
        json.WriteStringValue($"waiting for {waitingFor} ({(int)elapsed.TotalSeconds} s)");
        WireJson.Finish(json);
        message.Append("}}"u8);
        await stream.SendAsync(message);
    }
}
