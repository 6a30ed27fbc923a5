using System.Text.Json;
using Patchbay.Mcp;

namespace Patchbay.Tests.Mcp;

public sealed class SubscriptionTests : IAsyncDisposable
{
    private const string Tools = "\"notifications\":{\"toolsListChanged\":true,\"promptsListChanged\":true}";
    private const string Tag = "io.modelcontextprotocol/subscriptionId";

    private readonly FixtureServers servers = new();
    private readonly List<HttpResponseMessage> opened = [];

    [Fact]
    public async Task A_listener_hears_first_what_is_granted_and_then_of_each_change()
    {
        await using var host = await McpHost.StartAsync(servers);
        var events = await ListenAsync(host, Tools, id: "\"listen:0\"");

        var acknowledged = await NextAsync(events);
        servers.Add(FixtureTools.Tool("more"), (_, _) => FixtureServers.Json("1"));
        var changed = await NextAsync(events);

        Assert.Equal("notifications/subscriptions/acknowledged", acknowledged.GetProperty("method").GetString());
        Assert.Equal("""{"toolsListChanged":true}""", acknowledged.GetProperty("params").GetProperty("notifications").GetRawText());
        Assert.Equal("notifications/tools/list_changed", changed.GetProperty("method").GetString());
        Assert.All([acknowledged, changed], message =>
            Assert.Equal("listen:0", message.GetProperty("params").GetProperty("_meta").GetProperty(Tag).GetString()));
    }

    [Fact]
    public async Task A_listener_that_did_not_ask_for_tools_hears_nothing_of_them()
    {
        await using var host = await McpHost.StartAsync(servers);
        var events = await ListenAsync(host, "\"notifications\":{\"promptsListChanged\":true}");

        var acknowledged = await NextAsync(events);
        servers.Add(FixtureTools.Tool("more"), (_, _) => FixtureServers.Json("1"));
        servers.Revoke();
        var next = await NextAsync(events);

        Assert.Equal("{}", acknowledged.GetProperty("params").GetProperty("notifications").GetRawText());
        Assert.True(next.TryGetProperty("result", out _));
    }

    [Fact]
    public async Task A_revoked_server_ends_its_streams_with_a_result()
    {
        await using var host = await McpHost.StartAsync(servers);
        var events = await ListenAsync(host, Tools, id: "7");
        await NextAsync(events);

        servers.Revoke();
        var end = await NextAsync(events);

        Assert.Equal($$$$"""{"jsonrpc":"2.0","id":7,"result":{"resultType":"complete","_meta":{"{{{{Tag}}}}":7}}}""", end.GetRawText());
        Assert.Equal("\n", await events.ReadToEndAsync());
    }

    [Fact]
    public async Task A_stopping_process_ends_its_streams_with_a_result()
    {
        await using var host = await McpHost.StartAsync(servers);
        var events = await ListenAsync(host, Tools);
        await NextAsync(events);

        var stopped = host.StopAsync();

        Assert.True((await NextAsync(events)).TryGetProperty("result", out _));
        await stopped;
    }

    [Fact]
    public async Task A_listener_without_a_valid_token_is_sent_away_when_one_becomes_necessary()
    {
        await using var host = await McpHost.StartAsync(servers);
        var events = await ListenAsync(host, Tools);
        await NextAsync(events);

        servers.Replace(server => server with { RequireApiTokenAuth = true });

        Assert.True((await NextAsync(events)).TryGetProperty("result", out _));
    }

    [Fact]
    public async Task A_stream_shows_that_it_lives()
    {
        await using var host = await McpHost.StartAsync(servers, new() { KeepAliveEvery = TimeSpan.FromMilliseconds(20) });
        var events = await ListenAsync(host, Tools);
        await NextAsync(events);

        Assert.Equal("", await events.ReadLineAsync()); // ends the event before
        Assert.Equal(": keep-alive", await events.ReadLineAsync());
    }

    [Fact]
    public async Task Streams_are_bounded_per_server_and_a_closed_one_makes_room()
    {
        await using var host = await McpHost.StartAsync(servers, new() { MaxStreamsPerServer = 1 });
        await NextAsync(await ListenAsync(host, Tools));

        var refused = await host.ModernAsync("subscriptions/listen", Tools);
        opened[0].Dispose();

        Assert.Equal((429, -32000, "60"), (refused.Status, refused.ErrorCode, refused.Header("Retry-After")));
        for (var attempt = 0; ; attempt++) // the server learns of the closed connection in its own time
        {
            await ListenAsync(host, Tools);
            if (opened[^1].IsSuccessStatusCode)
            {
                break;
            }

            Assert.True(attempt < 200);
            await Task.Delay(25);
        }
    }

    [Fact]
    public async Task A_client_that_takes_no_stream_cannot_listen()
    {
        await using var host = await McpHost.StartAsync(servers);

        var answer = await host.ModernAsync("subscriptions/listen", Tools, ("Accept", "application/json"));

        Assert.Equal((406, 1), (answer.Status, answer.Json.GetProperty("id").GetInt32()));
    }

    public ValueTask DisposeAsync()
    {
        opened.ForEach(response => response.Dispose());
        return ValueTask.CompletedTask;
    }

    private static async Task<JsonElement> NextAsync(StreamReader events)
    {
        while (await events.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonElement.Parse(line[6..]);
            }
        }

        throw new EndOfStreamException();
    }

    private async Task<StreamReader> ListenAsync(McpHost host, string parameters, string id = "1")
    {
        var response = await host.OpenAsync(
            Modern.Body("subscriptions/listen", parameters, id), Modern.Headers("subscriptions/listen", parameters));
        opened.Add(response);
        return new StreamReader(await response.Content.ReadAsStreamAsync());
    }
}
