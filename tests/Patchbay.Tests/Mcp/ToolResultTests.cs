using System.Text;
using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Mcp;

namespace Patchbay.Tests.Mcp;

public sealed class ToolResultTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly FixtureServers servers = new();

    [Fact]
    public async Task An_error_is_a_result_the_model_can_read()
    {
        var answer = await CallAsync(ToolResult.Failed(ToolError.NotFound, "Deskly answered 404: no ticket \"9\"."));

        Assert.Equal("""{"content":[{"type":"text","text":"Deskly answered 404: no ticket \"9\"."}],"isError":true}""", answer.Result.GetRawText());
    }

    [Fact]
    public async Task Rate_limit_figures_travel_in_the_result_and_in_headers()
    {
        var answer = await CallAsync(ToolResult.Failed(ToolError.RateLimited, "Wait 30 s.") with { RateLimit = new RateLimit(100, 0, 30) });

        Assert.Equal("""{"patchbay/ratelimit":{"limit":100,"remaining":0,"reset":30}}""", answer.Result.GetProperty("_meta").GetRawText());
        Assert.Equal(("100", "0", "30"), (answer.Header("ratelimit-limit"), answer.Header("ratelimit-remaining"), answer.Header("ratelimit-reset")));
    }

    [Fact]
    public async Task Figures_the_vendor_did_not_tell_are_null_and_have_no_header()
    {
        var answer = await CallAsync(new ToolResult { Json = "1"u8.ToArray(), RateLimit = new RateLimit(null, 5, null) });

        Assert.Equal("""{"patchbay/ratelimit":{"limit":null,"remaining":5,"reset":null}}""", answer.Result.GetProperty("_meta").GetRawText());
        Assert.Equal((null, "5"), (answer.Header("ratelimit-limit"), answer.Header("ratelimit-remaining")));
    }

    [Theory]
    [InlineData("image/png", """{"type":"image","data":"AQL/","mimeType":"image/png"}""")]
    [InlineData("Image/JPEG; q=1", """{"type":"image","data":"AQL/","mimeType":"image/jpeg"}""")]
    [InlineData("audio/wav", """{"type":"audio","data":"AQL/","mimeType":"audio/wav"}""")]
    [InlineData("image/tiff", """{"type":"resource","resource":{"uri":"patchbay://file/a%20b.x","mimeType":"image/tiff","blob":"AQL/"}}""")]
    [InlineData("text/plain", """{"type":"resource","resource":{"uri":"patchbay://file/a%20b.x","mimeType":"text/plain","blob":"AQL/"}}""")]
    [InlineData("", """{"type":"resource","resource":{"uri":"patchbay://file/a%20b.x","mimeType":"application/octet-stream","blob":"AQL/"}}""")]
    public async Task A_file_becomes_the_block_of_its_type(string type, string block)
    {
        var answer = await CallAsync(new ToolResult { Files = [new ToolFile("a b.x", type, new byte[] { 1, 2, 255 })] });

        Assert.Equal($"[{block}]", answer.Result.GetProperty("content").GetRawText());
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/problem+json")]
    public async Task A_file_of_text_stays_readable(string type)
    {
        var answer = await CallAsync(new ToolResult { Json = "{}"u8.ToArray(), Files = [new ToolFile("a", type, Encoding.UTF8.GetBytes("é\n\"x\""))] });

        Assert.Equal(["text", "resource"], answer.Result.GetProperty("content").EnumerateArray().Select(block => block.GetProperty("type").GetString()));
        Assert.Equal("é\n\"x\"", answer.Result.GetProperty("content")[1].GetProperty("resource").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("2025-06-18", """{"type":"resource_link","uri":"https://x.example/echo/0?{\"text\":\"a\"}","name":"big.zip","mimeType":"application/zip","size":65537}""")]
    [InlineData("2025-03-26", """{"type":"text","text":"big.zip (application/zip, 65537 bytes): https://x.example/echo/0?{\"text\":\"a\"}"}""")]
    [InlineData(null, """{"type":"text","text":"big.zip (application/zip, 65537 bytes): https://x.example/echo/0?{\"text\":\"a\"}"}""")]
    public async Task A_large_file_is_linked_as_the_client_can_read_it(string? version, string block)
    {
        var file = new ToolFile("big.zip", "application/zip", new byte[65_537]);

        var answer = await CallAsync(new ToolResult { Files = [file] }, version,
            (_, _, tool, arguments, index) => $"https://x.example/{tool.Name}/{index}?{Encoding.UTF8.GetString(arguments.Span)}");

        Assert.Equal($"[{block}]", answer.Result.GetProperty("content").GetRawText());
    }

    [Fact]
    public async Task A_large_file_is_embedded_where_nothing_can_link_it()
    {
        var answer = await CallAsync(new ToolResult { Files = [new ToolFile("big.zip", "application/zip", new byte[65_537])] });

        Assert.Equal("resource", answer.Result.GetProperty("content")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_fault_of_ours_is_told_without_its_details()
    {
        servers.On("echo", (_, _) => throw new InvalidOperationException("secret detail"));
        await using var host = await McpHost.StartAsync(servers);

        var answer = await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""");

        Assert.Equal((200, -32603), (answer.Status, answer.ErrorCode));
        Assert.DoesNotContain("secret detail", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_in_a_tool_definition_do_not_break_an_event()
    {
        var tool = FixtureTools.Tool("pretty");
        tool = tool with { Definition = JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(tool.Definition.Span), Indented) };
        servers.Add(tool, (_, _) => FixtureServers.Json("1"));
        await using var host = await McpHost.StartAsync(servers);

        var answer = await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", ("Accept", "text/event-stream"));

        Assert.Equal(2, answer.Result.GetProperty("tools").GetArrayLength());
    }

    private async Task<Answer> CallAsync(ToolResult result, string? version = null, MakeDownloadLink? links = null)
    {
        servers.On("echo", (_, _) => Task.FromResult(result));
        await using var host = await McpHost.StartAsync(servers, links: links);
        return await host.SendAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"a"}}}""", ("MCP-Protocol-Version", version));
    }
}
