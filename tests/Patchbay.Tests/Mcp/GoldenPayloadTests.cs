namespace Patchbay.Tests.Mcp;

/// <summary>Every prepared payload, byte for byte: a change here is a change for every client.</summary>
public sealed class GoldenPayloadTests(McpFixture fixture)
{
    private const string ServerInfo = """{"name":"deskly","title":"Acme's desk","version":"1.2.3","description":"Help desk."}""";

    private const string Echo = """{"name":"echo","title":"echo","description":"Says what was said.","inputSchema":{"type":"object","properties":{"text":{"type":"string"}},"additionalProperties":false}}""";

    private readonly McpHost host = fixture.Host;

    [Theory]
    [InlineData("2024-11-05", """{"name":"deskly","version":"1.2.3"}""")]
    [InlineData("2025-03-26", """{"name":"deskly","version":"1.2.3"}""")]
    [InlineData("2025-06-18", """{"name":"deskly","title":"Acme's desk","version":"1.2.3"}""")]
    [InlineData("2025-11-25", ServerInfo)]
    public async Task Initialize(string version, string serverInfo)
    {
        var answer = await host.SendAsync($$$"""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"{{{version}}}"}}""");

        Assert.Equal(
            $$$"""{"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"{{{version}}}","capabilities":{"tools":{}},"serverInfo":{{{serverInfo}}},"instructions":"Tickets have numbers."}}""",
            answer.Body);
    }

    [Fact]
    public async Task Discover()
    {
        Assert.Equal(
            $$$$"""{"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{"listChanged":true}},"instructions":"Tickets have numbers.","ttlMs":60000,"cacheScope":"private","_meta":{"io.modelcontextprotocol/serverInfo":{{{{ServerInfo}}}}}}}""",
            (await host.ModernAsync("server/discover")).Body);
    }

    [Fact]
    public async Task Tools_of_the_modern_era()
    {
        Assert.Equal(
            $$$$"""{"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","tools":[{{{{Echo}}}}],"ttlMs":60000,"cacheScope":"private","_meta":{"io.modelcontextprotocol/serverInfo":{{{{ServerInfo}}}}}}}""",
            (await host.ModernAsync("tools/list")).Body);
    }

    [Fact]
    public async Task Tools_of_the_legacy_era()
    {
        Assert.Equal(
            $$$"""{"jsonrpc":"2.0","id":1,"result":{"tools":[{{{Echo}}}]}}""",
            (await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")).Body);
    }

    [Fact]
    public async Task Call_of_the_modern_era()
    {
        Assert.Equal(
            $$$$"""{"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","content":[{"type":"text","text":"{}"}],"_meta":{"io.modelcontextprotocol/serverInfo":{{{{ServerInfo}}}}}}}""",
            (await host.ModernAsync("tools/call", "\"name\":\"echo\",\"arguments\":{}")).Body);
    }

    [Fact]
    public async Task Ping_as_an_event()
    {
        Assert.Equal(
            "event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n",
            (await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", ("Accept", "text/event-stream"))).Body);
    }
}
