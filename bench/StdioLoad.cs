using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Patchbay.Bench;

/// <summary>A tool call repeated over a server's standard input; "connections" are calls under way at once.</summary>
sealed class StdioLoad : ILoad
{
    public const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}""";

    private readonly Process server;
    private readonly string tool;
    private readonly string arguments;
    private long lastId = 1;

    private StdioLoad(Process server, string tool, string arguments) => (this.server, this.tool, this.arguments) = (server, tool, arguments);

    public static async Task<StdioLoad> OpenAsync(Process server, string tool, string arguments)
    {
        await server.StandardInput.WriteLineAsync(Initialize);
        while (await server.StandardOutput.ReadLineAsync() is { } line && !line.Contains("\"protocolVersion\"", StringComparison.Ordinal))
        {
        }

        await server.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        return new StdioLoad(server, tool, arguments);
    }

    public async Task<Sample> RunAsync(int connections, TimeSpan duration)
    {
        var sent = new Dictionary<long, long>();
        var latencies = new List<double>();
        var failures = 0L;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < connections; i++)
        {
            await SendAsync(sent);
        }

        while (sent.Count > 0)
        {
            var (id, line) = await AnswerLineAsync();
            latencies.Add(Stopwatch.GetElapsedTime(sent[id]).TotalMilliseconds);
            sent.Remove(id);
            failures += line.Contains("\"isError\":true", StringComparison.Ordinal) || line.Contains("\"error\":{", StringComparison.Ordinal) ? 1 : 0;
            if (Stopwatch.GetElapsedTime(started) < duration)
            {
                await SendAsync(sent);
            }
        }

        latencies.Sort();
        return new Sample(
            latencies.Count / Stopwatch.GetElapsedTime(started).TotalSeconds,
            latencies[latencies.Count / 2], latencies[(int)(latencies.Count * 0.99)], latencies.Count, failures);
    }

    public async Task<string> AnswerAsync()
    {
        await SendAsync([]);
        return (await AnswerLineAsync()).Line;
    }

    private Task SendAsync(Dictionary<long, long> sent)
    {
        var id = ++lastId;
        sent[id] = Stopwatch.GetTimestamp();
        return server.StandardInput.WriteLineAsync(Calls.LegacyMessage(id, tool, arguments));
    }

    private async Task<(long Id, string Line)> AnswerLineAsync()
    {
        while (true)
        {
            var line = await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server has ended.");
            if (line.StartsWith('{') && JsonNode.Parse(line)?["id"] is { } id)
            {
                return ((long)id, line);
            }
        }
    }
}
