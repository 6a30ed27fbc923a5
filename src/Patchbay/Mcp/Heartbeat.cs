using Patchbay.Upstream;

namespace Patchbay.Mcp;

/// <summary>
/// Shows signs of life while a call runs: the stream itself once the call is slow, comments against silence, and progress about each
/// second for a client that sent a token. Only for clients that take a stream.
/// </summary>
sealed class Heartbeat(
    Task call, EventStream stream, McpEdge edge, ReadOnlyMemory<byte> progressToken, string waitingFor, CancellationToken aborted)
{
    private readonly long startedAt = edge.Clock.GetTimestamp();
    private Task watching = Task.CompletedTask;
    private TimeSpan lastSent;
    private int beats;

    /// <summary>Ends when the call has ended and nothing more is sent; done already when nothing was ever due.</summary>
    public Task Watching => watching;

    /// <summary>Runs out when the first sign of life is due. Most calls are done by then, so it costs no more than a timer that is used again.</summary>
    public Deadline FirstDue() => Deadline.After(
        progressToken.IsEmpty || edge.Options.StreamAfter < edge.Options.ProgressEvery ? edge.Options.StreamAfter : edge.Options.ProgressEvery,
        edge.Clock,
        CancellationToken.None);

    public void Begin() => watching = WatchAsync();

    private async Task WatchAsync()
    {
        try
        {
            await BeatAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client has gone; the call ends by its own token, or on purpose does not.
        }
    }

    private async Task BeatAsync()
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
