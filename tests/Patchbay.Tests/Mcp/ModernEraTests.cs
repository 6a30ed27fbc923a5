namespace Patchbay.Tests.Mcp;

public sealed class ModernEraTests(McpFixture fixture)
{
    private readonly McpHost host = fixture.Host;

    [Fact]
    public async Task A_claim_without_the_header_is_a_header_error()
    {
        var answer = await host.SendAsync(Modern.Body("tools/list"));

        Assert.Equal((400, -32020), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tools/call")]
    [InlineData("Tools/List")]
    public async Task The_method_header_must_repeat_the_method(string? header)
    {
        var answer = await host.ModernAsync("tools/list", "", ("Mcp-Method", header));

        Assert.Equal((400, -32020), (answer.Status, answer.ErrorCode));
        Assert.Equal("application/json", answer.ContentType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("other")]
    [InlineData("=?base64?ZWNo!w==?=")]
    [InlineData("=?base64?ZWNobw?=")]
    [InlineData("=?base64?=")]
    [InlineData("=?BASE64?ZWNobw==?=")]
    public async Task The_name_header_must_repeat_the_name(string? header)
    {
        var answer = await host.ModernAsync("tools/call", "\"name\":\"echo\"", ("Mcp-Name", header));

        Assert.Equal((400, -32020), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("=?base64?ZWNobw==?=")]
    [InlineData("   echo  ")]
    public async Task The_name_header_may_be_wrapped_or_padded(string header)
    {
        Assert.Equal(200, (await host.ModernAsync("tools/call", "\"name\":\"echo\"", ("Mcp-Name", header))).Status);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":"m1","method":"server/discover"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"m1","method":"server/discover","params":{"_meta":7}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"m1","method":"server/discover","params":{"_meta":{"io.modelcontextprotocol/clientCapabilities":{}}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"m1","method":"server/discover","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"m1","method":"server/discover","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":[]}}}""")]
    public async Task Required_metadata_that_is_missing_is_a_parameter_error_on_400(string body)
    {
        var answer = await host.SendAsync(body, Modern.Headers("server/discover"));

        Assert.Equal((400, -32602, "m1"), (answer.Status, answer.ErrorCode, answer.Json.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("v999", "v999", -32022)]
    [InlineData("2026-07-28", "v999", -32020)]
    [InlineData("2025-11-25", "2026-07-28", -32020)]
    public async Task Header_and_claim_must_agree_on_a_known_version(string header, string claim, int code)
    {
        var body = Modern.Body("tools/list").Replace("/protocolVersion\":\"2026-07-28", $"/protocolVersion\":\"{claim}", StringComparison.Ordinal);

        var answer = await host.SendAsync(body, ("MCP-Protocol-Version", header), ("Mcp-Method", "tools/list"));

        Assert.Equal((400, code), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("initialize")]
    [InlineData("ping")]
    [InlineData("logging/setLevel")]
    [InlineData("resources/subscribe")]
    [InlineData("resources/unsubscribe")]
    [InlineData("prompts/list")]
    [InlineData("nonsense")]
    public async Task Removed_and_unknown_methods_are_404_with_json(string method)
    {
        var answer = await host.ModernAsync(method);

        Assert.Equal((404, -32601, "application/json", 1), (answer.Status, answer.ErrorCode, answer.ContentType, answer.Json.GetProperty("id").GetInt32()));
    }

    [Theory]
    [InlineData("tools/call", "\"name\":\"nope\"")]
    [InlineData("tools/call", "\"name\":7")]
    [InlineData("tools/call", "\"name\":\"echo\",\"arguments\":\"x\"")]
    [InlineData("tools/list", "\"cursor\":\"abc\"")]
    [InlineData("tools/list", "\"cursor\":\"\"")]
    [InlineData("tools/list", "\"cursor\":5")]
    [InlineData("subscriptions/listen", "\"notifications\":true")]
    [InlineData("subscriptions/listen", "")]
    public async Task Wrong_parameters_are_told_on_200(string method, string parameters)
    {
        var answer = await host.ModernAsync(method, parameters);

        Assert.Equal((200, -32602), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Responses_carry_no_session()
    {
        Assert.Null((await host.ModernAsync("tools/list", "", ("Mcp-Session-Id", "v1.x"))).Header("Mcp-Session-Id"));
    }

    [Fact]
    public async Task The_caller_is_known_from_the_metadata()
    {
        await using var own = await McpHost.StartAsync();
        var body = Modern.Body("tools/call", "\"name\":\"echo\"").Replace(
            "\"_meta\":{", "\"_meta\":{\"io.modelcontextprotocol/clientInfo\":{\"name\":\"acme-agent\",\"version\":\"4\"},", StringComparison.Ordinal);

        await own.SendAsync(body, Modern.Headers("tools/call", "\"name\":\"echo\""));

        Assert.True(own.Servers.Callers.TryDequeue(out var caller));
        Assert.Equal((Modern.Version, "acme-agent", "4", "127.0.0.1"), (caller.ProtocolVersion, caller.ClientName, caller.ClientVersion, caller.RemoteAddress?.ToString()));
    }
}
