namespace Patchbay.Tests.Mcp;

public sealed class TransportTests(McpFixture fixture)
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";

    private readonly McpHost host = fixture.Host;

    [Theory]
    [InlineData("""{"jsonrpc":""")]
    [InlineData("")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping"} x""")]
    [InlineData("""[{"jsonrpc":"2.0"}""")]
    public async Task A_body_that_is_not_one_json_value_is_a_parse_error(string body)
    {
        var answer = await host.SendAsync(body);

        Assert.Equal((400, -32700), (answer.Status, answer.ErrorCode));
        Assert.Equal("application/json", answer.ContentType);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"ping"}""")]
    [InlineData("""{"id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":7}""")]
    [InlineData("7")]
    public async Task A_value_that_is_no_message_is_an_invalid_request(string body)
    {
        var answer = await host.SendAsync(body);

        Assert.Equal((400, -32600), (answer.Status, answer.ErrorCode));
    }

    /// <summary>Half of a surrogate pair is JSON, but no text.</summary>
    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"\uD83D|uDCA5","params":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"\uD83D","method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"\uDCA5"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"\uD83D":1}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":"\uD83D"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","\uD83D":1,"id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\uD83D","clientInfo":{"name":"\uD83D"}}}""")]
    public async Task Half_a_character_is_the_callers_mistake(string body)
    {
        using var logs = new AccessTests.Logs();
        await using var host = await McpHost.StartAsync(logs: logs);

        var answer = await host.SendAsync(body, ("MCP-Protocol-Version", "2025-06-18"));

        Assert.True(answer.Status < 500, string.Join('\n', logs.Lines));
        Assert.NotEqual(-32603, answer.ErrorCode);
    }

    [Fact]
    public async Task An_invalid_request_with_a_readable_id_gets_it_back()
    {
        var answer = await host.SendAsync("""{"id":"a7","method":"ping"}""");

        Assert.Equal("a7", answer.Json.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(""" "a\"b" """)]
    [InlineData("12345678901234567890123")]
    [InlineData(""" "\u00e9" """)]
    public async Task An_id_comes_back_byte_for_byte(string id)
    {
        var answer = await host.SendAsync($$"""{"jsonrpc":"2.0","id":{{id.Trim()}},"method":"ping"}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal($$$"""{"jsonrpc":"2.0","id":{{{id.Trim()}}},"result":{}}""", answer.Body);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/jsonp")]
    public async Task Another_content_type_is_415(string type)
    {
        Assert.Equal(415, (await host.SendAsync(Ping, ("Content-Type", type))).Status);
    }

    [Fact]
    public async Task A_content_type_may_have_parameters()
    {
        Assert.Equal(200, (await host.SendAsync(Ping, ("Content-Type", "Application/JSON; charset=utf-8"))).Status);
    }

    [Theory]
    [InlineData("text/html", 406, "application/json")]
    [InlineData(null, 200, "application/json")]
    [InlineData("*/*", 200, "application/json")]
    [InlineData("application/*", 200, "application/json")]
    [InlineData("text/event-stream, application/json", 200, "application/json")]
    [InlineData("text/event-stream", 200, "text/event-stream")]
    public async Task Accept_chooses_the_form_of_the_answer(string? accept, int status, string contentType)
    {
        var answer = await host.SendAsync(Ping, ("Accept", accept));

        Assert.Equal((status, contentType), (answer.Status, answer.ContentType));
        Assert.Equal(status == 200 ? null : -32000, answer.ErrorCode);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_page_from_elsewhere_is_refused(string origin)
    {
        var answer = await host.SendAsync(Ping, ("Origin", origin));

        Assert.Equal((403, -32000), (answer.Status, answer.ErrorCode));
        Assert.False(answer.Json.TryGetProperty("id", out _));
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    public async Task Over_loopback_only_names_of_this_machine_are_answered(string name)
    {
        Assert.Equal(403, (await host.SendAsync(Ping, ("Host", name))).Status);
        Assert.Equal(200, (await host.SendAsync(Ping, ("Host", $"localhost:{host.Url.Port}"))).Status);
        Assert.Equal(200, (await host.SendAsync(Ping, ("Host", $"[::1]:{host.Url.Port}"))).Status);
    }

    [Fact]
    public async Task A_page_from_this_very_server_may_call()
    {
        var origin = $"http://127.0.0.1:{host.Url.Port}";

        var answer = await host.SendAsync(Ping, ("Origin", origin));

        Assert.Equal((200, origin), (answer.Status, answer.Header("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Allowed_hosts_and_origins_are_answered_and_browsers_may_ask_first()
    {
        await using var other = await McpHost.StartAsync(options: new()
        {
            AllowedHosts = ["mcp.example.com", "x.example.com:8443"],
            AllowedOrigins = ["https://app.example.com"],
        });

        var asked = await other.SendAsync(HttpMethod.Options, other.Url.AbsolutePath, ("Origin", "https://app.example.com"), ("Access-Control-Request-Headers", "mcp-param-region"));
        var called = await other.SendAsync(Ping, ("Host", "mcp.example.com"), ("Origin", "https://app.example.com"));

        Assert.Equal((204, "mcp-param-region"), (asked.Status, asked.Header("Access-Control-Allow-Headers")));
        Assert.Equal((200, "https://app.example.com"), (called.Status, called.Header("Access-Control-Allow-Origin")));
        Assert.Equal(200, (await other.SendAsync(Ping, ("Host", "x.example.com:8443"))).Status);
        Assert.Equal(403, (await other.SendAsync(Ping, ("Host", "x.example.com:1"))).Status);
        Assert.Equal(403, (await other.SendAsync(HttpMethod.Options, other.Url.AbsolutePath, ("Origin", "https://evil.example"))).Status);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", null)]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}""", "2025-06-18")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{}}""", "2025-11-25")]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", "2026-07-28")]
    public async Task Notifications_and_responses_are_accepted_without_a_word(string body, string? version)
    {
        var answer = await host.SendAsync(body, ("MCP-Protocol-Version", version));

        Assert.Equal((202, "", null), (answer.Status, answer.Body, answer.ContentType));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task Other_verbs_are_405_whatever_they_bring(string verb)
    {
        var answer = await host.SendAsync(
            new HttpMethod(verb), host.Url.AbsolutePath, ("Accept", "text/event-stream"), ("MCP-Protocol-Version", "2024-11-05"), ("Mcp-Session-Id", "x"));

        Assert.Equal((405, "POST"), (answer.Status, answer.Header("Allow")));
    }

    [Theory]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/.well-known/oauth-protected-resource")]
    [InlineData("/sse")]
    public async Task There_is_nothing_below_the_url(string path)
    {
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, host.Url.AbsolutePath + path)).Status);
    }

    [Theory]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/oauth-protected-resource")]
    [InlineData("/register")]
    public async Task No_sign_in_documents_are_served(string path)
    {
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, path)).Status);
    }

    [Fact]
    public async Task A_large_body_is_413_however_it_is_sent()
    {
        await using var small = await McpHost.StartAsync(options: new() { MaxBodyBytes = 2_000 });
        var body = $$"""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":"{{new string('x', 3_000)}}"} }""";

        Assert.Equal(413, (await small.SendAsync(body)).Status);
        Assert.Equal(413, (await small.SendAsync(body, ("Transfer-Encoding", "chunked"))).Status);
    }

    [Fact]
    public async Task Deep_nesting_is_refused_and_not_followed()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000));

        var answer = await host.SendAsync($$$"""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":{{{deep}}}""");

        Assert.Equal((400, -32700), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_query_string_is_ignored()
    {
        var answer = await host.SendAsync(HttpMethod.Get, host.Url.AbsolutePath + "?a=b");

        Assert.Equal(405, answer.Status);
    }
}
