using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Patchbay.Integrations;

namespace Patchbay.Tests.Mcp;

public sealed class OfficialClientTests
{
    [Theory]
    [InlineData(null, "2026-07-28")]
    [InlineData("2025-06-18", "2025-06-18")]
    [InlineData("2025-11-25", "2025-11-25")]
    public async Task The_csharp_client_lists_and_calls(string? wanted, string negotiated)
    {
        await using var host = await McpHost.StartAsync();
        await using var client = await ConnectAsync(host.Url, wanted);

        var tools = await client.ListToolsAsync();
        var result = await client.CallToolAsync("echo", new Dictionary<string, object?> { ["text"] = "hé" });
        var unknown = await Assert.ThrowsAsync<McpProtocolException>(async () => await client.CallToolAsync("nope"));

        Assert.Equal(negotiated, client.NegotiatedProtocolVersion);
        Assert.Equal("Tickets have numbers.", client.ServerInstructions);
        Assert.Equal("echo", Assert.Single(tools).Name);
        Assert.Equal("hé", JsonElement.Parse(Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text).GetProperty("text").GetString());
        Assert.Equal(McpErrorCode.InvalidParams, unknown.ErrorCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2025-06-18")]
    public async Task The_csharp_client_sees_the_progress_of_a_slow_call(string? wanted)
    {
        var servers = new FixtureServers();
        var upstream = new TaskCompletionSource<ToolResult>();
        servers.On("echo", (_, _) => upstream.Task);
        await using var host = await McpHost.StartAsync(servers, new() { ProgressEvery = TimeSpan.FromMilliseconds(50) });
        await using var client = await ConnectAsync(host.Url, wanted);

        var seen = 0;
        var result = await client.CallToolAsync("echo", progress: new Reports(_ =>
        {
            if (++seen == 3)
            {
                upstream.SetResult(new ToolResult { Json = "7"u8.ToArray() });
            }
        }));

        Assert.True(seen >= 3);
        Assert.Equal("7", Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
    }

    [Fact]
    public async Task The_csharp_client_hears_of_changed_tools()
    {
        await using var host = await McpHost.StartAsync();
        await using var client = await ConnectAsync(host.Url, null);
        var heard = new TaskCompletionSource();
        await using var handler = client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, (_, _) =>
        {
            heard.TrySetResult();
            return ValueTask.CompletedTask;
        });
        var acknowledged = new TaskCompletionSource();
        await using var start = client.RegisterNotificationHandler("notifications/subscriptions/acknowledged", (_, _) =>
        {
            acknowledged.TrySetResult();
            return ValueTask.CompletedTask;
        });

        var listening = client.SendRequestAsync<SubscriptionsListenRequestParams, EmptyResult>(
            RequestMethods.SubscriptionsListen, new() { Notifications = new() { ToolsListChanged = true } });
        await acknowledged.Task.WaitAsync(TimeSpan.FromSeconds(10));
        host.Servers.Add(FixtureTools.Tool("more"), (_, _) => FixtureServers.Json("1"));
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(2, (await client.ListToolsAsync()).Count);
        host.Servers.Revoke();
        await listening.AsTask().WaitAsync(TimeSpan.FromSeconds(10)); // ends with its result
    }

    [Fact]
    public async Task One_node_shakes_hands_and_another_answers_the_calls()
    {
        var servers = new FixtureServers();
        await using var one = await McpHost.StartAsync(servers);
        await using var two = await McpHost.StartAsync(servers);
        using var http = new HttpClient(new Alternating(one.Url, two.Url));
        await using var client = await ConnectAsync(one.Url, "2025-06-18", http);

        for (var i = 0; i < 4; i++)
        {
            Assert.Single(await client.ListToolsAsync());
            Assert.Single((await client.CallToolAsync("echo")).Content);
        }
    }

    private static Task<McpClient> ConnectAsync(Uri url, string? version, HttpClient? http = null)
    {
        var options = new HttpClientTransportOptions { Endpoint = url, TransportMode = HttpTransportMode.StreamableHttp };
        return McpClient.CreateAsync(
            http is null ? new HttpClientTransport(options) : new HttpClientTransport(options, http),
            new McpClientOptions { ProtocolVersion = version });
    }

    private sealed class Reports(Action<ProgressNotificationValue> onReport) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value) => onReport(value);
    }

    /// <summary>A balancer that sends each request to the next node.</summary>
    private sealed class Alternating(params Uri[] nodes) : DelegatingHandler(new SocketsHttpHandler())
    {
        private int next;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = nodes[Interlocked.Increment(ref next) % nodes.Length];
            return base.SendAsync(request, cancellationToken);
        }
    }
}
