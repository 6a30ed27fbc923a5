using System.Text.Json;
using Patchbay.Integrations;

namespace Patchbay.Tests.Mcp;

public sealed class SlowCallTests
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"wait","_meta":{"progressToken":"p1"}}}""";
    private const string CallWithoutToken = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"wait"}}""";

    private readonly FixtureServers servers = new();
    private readonly TaskCompletionSource started = new();
    private readonly TaskCompletionSource<ToolResult> upstream = new();

    public SlowCallTests() => _ = AddWaitingTool(readOnly: true);

    [Fact]
    public async Task A_slow_call_turns_into_a_stream_that_ends_with_the_result()
    {
        await using var host = await McpHost.StartAsync(servers, new() { StreamAfter = TimeSpan.FromMilliseconds(50), KeepAliveEvery = TimeSpan.FromMilliseconds(50) });

        using var response = await host.OpenAsync(CallWithoutToken); // headers come while the vendor is still silent
        var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = (await lines.ReadLineAsync(), await lines.ReadLineAsync(), await lines.ReadLineAsync());
        upstream.SetResult(new ToolResult { Json = "{}"u8.ToArray() });
        var rest = await lines.ReadToEndAsync();

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Equal((": keep-alive", "", ": keep-alive"), first);
        Assert.EndsWith("event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"{}\"}]}}\n\n", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_with_a_token_reports_rising_progress_and_then_the_result()
    {
        await using var host = await McpHost.StartAsync(servers, new() { ProgressEvery = TimeSpan.FromMilliseconds(50) });

        using var response = await host.OpenAsync(Call);
        var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var progress = new List<double>();
        while (progress.Count < 3)
        {
            if (await lines.ReadLineAsync() is { } line && line.StartsWith("data: ", StringComparison.Ordinal))
            {
                var parameters = JsonElement.Parse(line[6..]).GetProperty("params");
                Assert.Equal("p1", parameters.GetProperty("progressToken").GetString());
                Assert.StartsWith("waiting for Deskly (", parameters.GetProperty("message").GetString(), StringComparison.Ordinal);
                progress.Add(parameters.GetProperty("progress").GetDouble());
            }
        }

        upstream.SetResult(new ToolResult { Json = "7"u8.ToArray() });
        var rest = await lines.ReadToEndAsync();

        Assert.Equal(progress.Distinct().Order(), progress);
        Assert.EndsWith("\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"7\"}]}}\n\n", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quick_call_with_a_token_is_answered_as_json()
    {
        await using var host = await McpHost.StartAsync(servers);
        upstream.SetResult(new ToolResult { Json = "7"u8.ToArray() });

        Assert.Equal("application/json", (await host.SendAsync(Call)).ContentType);
    }

    [Fact]
    public async Task A_client_that_takes_only_json_waits_for_it()
    {
        await using var host = await McpHost.StartAsync(servers, new() { StreamAfter = TimeSpan.FromMilliseconds(10), ProgressEvery = TimeSpan.FromMilliseconds(10) });

        var answer = host.SendAsync(Call, ("Accept", "application/json"));
        await started.Task;
        await Task.Delay(100); // long enough for a stream to be opened wrongly
        upstream.SetResult(new ToolResult { Json = "7"u8.ToArray() });

        Assert.Equal("application/json", (await answer).ContentType);
    }

    [Fact]
    public async Task A_fault_of_ours_after_the_stream_began_is_an_error_in_the_stream()
    {
        await using var host = await McpHost.StartAsync(servers, new() { StreamAfter = TimeSpan.FromMilliseconds(10) });

        using var response = await host.OpenAsync(Call);
        upstream.SetException(new InvalidOperationException("secret detail"));
        var answer = new Answer(response, await response.Content.ReadAsStringAsync());

        Assert.Equal((200, -32603), (answer.Status, answer.ErrorCode));
        Assert.DoesNotContain("secret detail", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_modern_client_that_leaves_cancels_the_call_even_one_that_writes()
    {
        var cancelled = AddWaitingTool(readOnly: false);
        await using var host = await McpHost.StartAsync(servers);

        await LeaveAsync(host, Modern.Body("tools/call", "\"name\":\"wait\""), Modern.Headers("tools/call", "\"name\":\"wait\""));

        await cancelled.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_legacy_client_that_leaves_cancels_a_call_that_reads()
    {
        var cancelled = AddWaitingTool(readOnly: true);
        await using var host = await McpHost.StartAsync(servers);

        await LeaveAsync(host, Call, []);

        await cancelled.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_legacy_client_that_leaves_does_not_cancel_a_call_that_writes()
    {
        var mayBeCancelled = true;
        servers.Add(FixtureTools.Tool("write", readOnly: false), (_, cancellationToken) =>
        {
            mayBeCancelled = cancellationToken.CanBeCanceled;
            started.SetResult();
            return upstream.Task;
        });
        await using var host = await McpHost.StartAsync(servers);

        await LeaveAsync(host, CallWithoutToken.Replace("wait", "write", StringComparison.Ordinal), []);
        upstream.SetResult(new ToolResult { Json = "7"u8.ToArray() });

        Assert.False(mayBeCancelled);
        Assert.Equal(200, (await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""")).Status);
    }

    private async Task LeaveAsync(McpHost host, string body, (string Name, string? Value)[] headers)
    {
        using var leaving = new CancellationTokenSource();
        var call = host.OpenAsync(body, leaving.Token, headers);
        await started.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    /// <summary>Offers <c>wait</c>; the task ends when its call is cancelled.</summary>
    private Task AddWaitingTool(bool readOnly)
    {
        var cancelled = new TaskCompletionSource();
        servers.Replace(server => server with { Tools = new Toolset([FixtureTools.Tool("wait", readOnly: readOnly)]) });
        servers.On("wait", (_, cancellationToken) =>
        {
            cancellationToken.Register(() => cancelled.TrySetResult());
            started.TrySetResult();
            return upstream.Task.WaitAsync(cancellationToken);
        });
        return cancelled.Task;
    }
}
