using System.Text.Json;

namespace Patchbay.Tests.Mcp;

public sealed class LegacyEraTests(McpFixture fixture)
{
    private readonly McpHost host = fixture.Host;

    [Theory]
    [InlineData("2024-11-05", "2024-11-05")]
    [InlineData("2025-03-26", "2025-03-26")]
    [InlineData("2025-06-18", "2025-06-18")]
    [InlineData("2025-11-25", "2025-11-25")]
    [InlineData("2026-07-28", "2025-11-25")]
    [InlineData("1999-01-01", "2025-11-25")]
    public async Task A_handshake_settles_on_a_legacy_revision(string asked, string given)
    {
        var answer = await host.SendAsync($$"""{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"{{asked}}","capabilities":{},"clientInfo":{"name":"t","version":"1"} } }""");

        Assert.Equal(given, answer.Result.GetProperty("protocolVersion").GetString());
        Assert.Equal("deskly", answer.Result.GetProperty("serverInfo").GetProperty("name").GetString());
        Assert.Equal("Tickets have numbers.", answer.Result.GetProperty("instructions").GetString());
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":0,"method":"initialize"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":7}}""")]
    public async Task A_handshake_that_names_no_revision_gets_the_newest_legacy_one(string body)
    {
        Assert.Equal("2025-11-25", (await host.SendAsync(body)).Result.GetProperty("protocolVersion").GetString());
    }

    [Theory]
    [InlineData("resources/list")]
    [InlineData("resources/templates/list")]
    [InlineData("prompts/list")]
    [InlineData("logging/setLevel")]
    [InlineData("server/discover")]
    [InlineData("subscriptions/listen")]
    public async Task Unknown_methods_are_told_on_200(string method)
    {
        var answer = await host.SendAsync($$"""{"jsonrpc":"2.0","id":3,"method":"{{method}}"}""", ("MCP-Protocol-Version", "2025-11-25"));

        Assert.Equal((200, -32601), (answer.Status, answer.ErrorCode));
        Assert.Equal(3, answer.Json.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Tools_are_listed_without_handshake_and_without_version()
    {
        var answer = await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""");

        Assert.Equal("echo", answer.Result.GetProperty("tools")[0].GetProperty("name").GetString());
        Assert.Equal(["tools"], answer.Result.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task A_call_answers_with_one_text_block_and_nothing_modern()
    {
        // A client of this era may send headers and metadata of the next one; they mean nothing here.
        var answer = await host.SendAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hé \"you\""},"_meta":{"x.example/y":1,"progressToken":3} } }""",
            ("MCP-Protocol-Version", "2025-06-18"), ("Mcp-Method", "tools/list"), ("Mcp-Session-Id", "lost"), ("Last-Event-ID", "7"));

        Assert.Equal("""{"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"{\"text\":\"hé \\\"you\\\"\"}"}]}}""", answer.Body);
    }

    [Fact]
    public async Task Missing_arguments_are_an_empty_object()
    {
        var answer = await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""");

        Assert.Equal("{}", answer.Result.GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("""{"name":"nope"}""")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"name":"echo","arguments":"x"}""")]
    [InlineData("""{"name":"echo","arguments":[]}""")]
    [InlineData("""{}""")]
    public async Task A_wrong_call_is_an_error_on_200(string parameters)
    {
        var answer = await host.SendAsync($$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{parameters}}}""");

        Assert.Equal((200, -32602), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task An_unsupported_version_is_told_with_the_supported_ones()
    {
        var answer = await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", ("MCP-Protocol-Version", "2030-01-01"));

        Assert.Equal((400, -32022), (answer.Status, answer.ErrorCode));
        Assert.Equal("""{"supported":["2026-07-28"],"requested":"2030-01-01"}""", answer.Json.GetProperty("error").GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task A_batch_answers_its_requests_and_nothing_else()
    {
        var answer = await host.SendAsync(
            """[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/initialized"},{"jsonrpc":"2.0","id":"b","method":"tools/call","params":{"name":"echo"}}]""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["\"b\"", "1"], answer.Json.EnumerateArray().Select(reply => reply.GetProperty("id").GetRawText()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_batch_of_notifications_is_accepted_without_a_word()
    {
        var answer = await host.SendAsync("""[{"jsonrpc":"2.0","method":"notifications/initialized"}]""", ("MCP-Protocol-Version", "2025-03-26"));

        Assert.Equal((202, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_batch_tells_each_wrong_element_apart()
    {
        var answer = await host.SendAsync(
            """[7,{"jsonrpc":"2.0","id":1,"method":"initialize"},{"jsonrpc":"2.0","id":2,"method":"nope"},[]]""", ("Accept", "text/event-stream"));

        Assert.Equal([-32600, -32600, -32601, -32600], answer.Json.EnumerateArray().Select(reply => reply.GetProperty("error").GetProperty("code").GetInt32()));
    }

    [Theory]
    [InlineData("[]", null)]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""", "2025-06-18")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""", "2026-07-28")]
    public async Task An_empty_batch_or_one_of_another_revision_is_refused(string body, string? version)
    {
        var answer = await host.SendAsync(body, ("MCP-Protocol-Version", version));

        Assert.Equal((400, -32600), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_batch_is_bounded()
    {
        var body = $"[{string.Join(',', Enumerable.Repeat("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", 51))}]";

        Assert.Equal((400, JsonValueKind.Object), ((await host.SendAsync(body)).Status, (await host.SendAsync(body)).Json.ValueKind));
    }
}
