using System.Collections.Concurrent;
using System.Text.Json;

namespace Patchbay.Cli.Stdio;

/// <summary>
/// Carries JSON-RPC lines between a client on standard input and output and an MCP server behind HTTP. Requests run side by side;
/// nothing but protocol is written to standard output.
/// </summary>
internal sealed class StdioBridge(BridgedServer server, Terminal terminal) : IAsyncDisposable
{
    private const int ParseError = -32700;
    private const int ServerError = -32000;

    /// <summary>How long calls under way may still answer after standard input ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> underWay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, BridgedMessage> tasks = new();
    private readonly CancellationTokenSource streams = new();
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Runs until standard input ends or <paramref name="cancellationToken"/> asks to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // The console cannot be interrupted while it waits for a line, so the waiting is given up instead.
            while (await terminal.In.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken) is { } line)
            {
                await TakeAsync(line, stopping.Token);
            }

            await streams.CancelAsync();
            stopping.CancelAfter(Grace);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop: what is under way is given up with it.
        }

        await Task.WhenAll(tasks.Keys);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(tasks.Keys);
        streams.Dispose();
        writing.Dispose();
    }

    private async Task TakeAsync(string line, CancellationToken stopping)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        BridgedMessage message;
        try
        {
            message = BridgedMessage.Parse(line);
        }
        catch (JsonException exception)
        {
            await WriteAsync(BridgeAnswer.Error(null, ParseError, $"Not a JSON-RPC message: {exception.Message}"));
            return;
        }

        if (message.Cancels is { } cancelled && underWay.TryGetValue(cancelled, out var call))
        {
            await GiveUpAsync(call);
        }

        if (message is { Cancels: not null, Version: not null })
        {
            return; // since 2026-07-28 closing the request is the cancellation, and there is nothing to post
        }

        var forwarding = ForwardAsync(message, stopping);
        if (message.Method == "initialize")
        {
            await forwarding; // what follows carries the version this agrees on
            return;
        }

        tasks[forwarding] = message;
        _ = forwarding.ContinueWith(done => tasks.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private static async Task GiveUpAsync(CancellationTokenSource call)
    {
        try
        {
            await call.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It was answered in this very moment.
        }
    }

    private async Task ForwardAsync(BridgedMessage message, CancellationToken stopping)
    {
        using var cancel = message.IsSubscription
            ? CancellationTokenSource.CreateLinkedTokenSource(stopping, streams.Token)
            : CancellationTokenSource.CreateLinkedTokenSource(stopping);
        foreach (var id in message.Ids)
        {
            underWay[id] = cancel;
        }

        var unanswered = message.Ids.ToHashSet(StringComparer.Ordinal);
        try
        {
            var (status, body) = await server.PostAsync(message, json => ReceiveAsync(message, json, unanswered), cancel.Token);
            await ExplainAsync(message, unanswered, status, body);
        }
        catch (OperationCanceledException)
        {
            // The client no longer wants an answer.
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
        {
            await FailAsync(message, unanswered, $"{server.Host} cannot be reached: {exception.Message}");
        }
        finally
        {
            foreach (var id in message.Ids)
            {
                underWay.TryRemove(KeyValuePair.Create(id, cancel));
            }
        }
    }

    private async Task ReceiveAsync(BridgedMessage message, string json, HashSet<string> unanswered)
    {
        using var received = JsonDocument.Parse(json);
        foreach (var answer in received.RootElement.ValueKind == JsonValueKind.Array ? [.. received.RootElement.EnumerateArray()] : new[] { received.RootElement })
        {
            if (BridgeAnswer.IdAnswered(answer) is { } id)
            {
                unanswered.Remove(id);
            }
        }

        if (message.Method == "initialize"
            && received.RootElement.TryGetProperty("result", out var result)
            && result.TryGetProperty("protocolVersion", out var version))
        {
            server.Negotiated = version.GetString();
        }

        await WriteAsync(JsonLine.Of(json, received.RootElement));
    }

    private async Task ExplainAsync(BridgedMessage message, HashSet<string> unanswered, int status, string? body)
    {
        foreach (var id in unanswered)
        {
            await WriteAsync(status is >= 200 and < 300
                ? BridgeAnswer.Error(id, ServerError, $"{server.Host} ended its answer without a result.")
                : BridgeAnswer.Refusal(id, server.Host, status, body));
        }

        if (message.Ids.Count == 0 && status >= 300)
        {
            await terminal.Error.WriteLineAsync($"{server.Host} answered {message.Method ?? "a response"} with HTTP {status}.");
        }
    }

    private async Task FailAsync(BridgedMessage message, HashSet<string> unanswered, string reason)
    {
        foreach (var id in unanswered)
        {
            await WriteAsync(BridgeAnswer.Error(id, ServerError, reason));
        }

        if (message.Ids.Count == 0)
        {
            await terminal.Error.WriteLineAsync(reason);
        }
    }

    private async Task WriteAsync(string line)
    {
        await writing.WaitAsync();
        try
        {
            await terminal.Out.WriteLineAsync(line);
            await terminal.Out.FlushAsync();
        }
        finally
        {
            writing.Release();
        }
    }
}
