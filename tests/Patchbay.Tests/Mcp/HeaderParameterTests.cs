namespace Patchbay.Tests.Mcp;

public sealed class HeaderParameterTests : IAsyncLifetime
{
    private const string Properties =
        """
        {"region":{"type":"string","x-mcp-header":"Region"},"count":{"type":"integer","x-mcp-header":"Count"},"deep":{"type":"object","properties":{"flag":{"type":"boolean","x-mcp-header":"Flag"}}}}
        """;

    private McpHost host = null!;

    public async ValueTask InitializeAsync()
    {
        var servers = new FixtureServers();
        servers.Add(FixtureTools.Tool("mirrored", Properties), (_, _) => FixtureServers.Json("1"));
        host = await McpHost.StartAsync(servers);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("""{"region":"Hello"}""", "Mcp-Param-Region", "=?base64?SGVsbG8=?=")]
    [InlineData("""{"region":"SGVsbG8="}""", "mcp-param-region", "SGVsbG8=")]
    [InlineData("""{"region":"=?base64?SGVsbG8="}""", "Mcp-Param-Region", "=?base64?SGVsbG8=")]
    [InlineData("""{"region":null}""", "Mcp-Param-Other", "x")]
    [InlineData("""{"count":12}""", "Mcp-Param-Count", "12")]
    [InlineData("""{"deep":{"flag":true}}""", "Mcp-Param-Flag", "true")]
    [InlineData("{}", "Mcp-Param-Region", "surplus")]
    public async Task Headers_that_repeat_the_arguments_are_accepted(string arguments, string header, string value)
    {
        var answer = await host.ModernAsync("tools/call", $"\"name\":\"mirrored\",\"arguments\":{arguments}", (header, value));

        Assert.Equal((200, null), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("""{"region":"Hello"}""", "Mcp-Param-Region", "hello")]
    [InlineData("""{"region":"Hello"}""", "Mcp-Param-Region", "=?base64?SGVsbG8?=")]
    [InlineData("""{"region":"Hello"}""", "Mcp-Param-Region", "=?base64?SGVs!!!bG8=?=")]
    [InlineData("""{"region":"Hello"}""", "Mcp-Param-Region", null)]
    [InlineData("""{"count":12}""", "Mcp-Param-Count", "13")]
    [InlineData("""{"deep":{"flag":true}}""", "Mcp-Param-Flag", "True")]
    public async Task Headers_that_contradict_the_arguments_are_refused(string arguments, string header, string? value)
    {
        var answer = await host.ModernAsync("tools/call", $"\"name\":\"mirrored\",\"arguments\":{arguments}", (header, value));

        Assert.Equal((400, -32020), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Older_revisions_know_no_such_headers()
    {
        var answer = await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"mirrored","arguments":{"region":"x"}}}""");

        Assert.Equal((200, null), (answer.Status, answer.ErrorCode));
    }
}
