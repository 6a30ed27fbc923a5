using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Patchbay.Tests.Cli;

public sealed class StdioCommandTests
{
    private const string Meta = """ "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}} """;

    [Fact]
    public async Task A_handshake_is_forwarded_and_its_version_goes_with_what_follows()
    {
        await using var server = await ScriptedServer.StartAsync((request, context) => request.Method switch
        {
            "initialize" => context.ResultAsync(request, """{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"s","version":"1"}}"""),
            "tools/list" => context.ResultAsync(request, """{"tools":[]}"""),
            _ => Accepted(context),
        });
        const string lines = """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"c","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}

            {"jsonrpc":"2.0","id":"list","method":"tools/list"}
            """;

        var typed = await Typed.RunAsync(new Given { In = lines }, "stdio", server.Url.ToString());

        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        Assert.Equal(["0", "\"list\""], typed.Out.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!["id"]!.ToJsonString()));
        Assert.Null(server.Requests.Single(request => request.Method == "initialize").Header("MCP-Protocol-Version"));
        Assert.All(
            server.Requests.Where(request => request.Method != "initialize"),
            request => Assert.Equal("2025-06-18", request.Header("MCP-Protocol-Version")));
    }

    [Theory]
    [InlineData("tools/call", "name", "list_all_deskly_tickets", "list_all_deskly_tickets")]
    [InlineData("tools/call", "name", "größe", "=?base64?Z3LDtsOfZQ==?=")]
    [InlineData("prompts/get", "name", " blank", "=?base64?IGJsYW5r?=")]
    [InlineData("resources/read", "uri", "=?base64?eA==?=", "=?base64?PT9iYXNlNjQ/ZUE9PT89?=")] // would be decoded if it stood there plainly
    public async Task A_message_that_names_its_version_gets_the_headers_that_mirror_it(string method, string member, string value, string header)
    {
        await using var server = await ScriptedServer.StartAsync((request, context) => context.ResultAsync(request, "{}"));

        await Typed.RunAsync(
            new Given { In = $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{"{{member}}":"{{value}}",{{Meta}} } }""" },
            "stdio", server.Url.ToString(), "--bearer", "token");

        var sent = Assert.Single(server.Requests);
        Assert.Equal(("2026-07-28", method, header), (sent.Header("MCP-Protocol-Version"), sent.Header("Mcp-Method"), sent.Header("Mcp-Name")));
        Assert.Equal(("Bearer token", "application/json, text/event-stream"), (sent.Header("Authorization"), sent.Header("Accept")));
    }

    [Fact]
    public async Task Requests_run_side_by_side_and_a_stream_s_messages_come_as_they_happen()
    {
        var release = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async (request, context) =>
        {
            if (request.Body!["params"]!["name"]!.GetValue<string>() == "quick")
            {
                await context.ResultAsync(request, """{"content":[]}""");
                return;
            }

            await context.EventAsync("""{"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":1}}""");
            await release.Task;
            await context.EventAsync("""{"jsonrpc":"2.0","id":1,"result":{"content":[]}}""");
        });
        var session = new CommandSession("stdio", server.Url.ToString());

        session.Send(Call(1, "slow"));
        var progress = await session.ReceiveAsync();
        session.Send(Call(2, "quick"));
        var quick = await session.ReceiveAsync();
        release.SetResult();
        var slow = await session.ReceiveAsync();

        Assert.Equal("notifications/progress", progress["method"]!.GetValue<string>());
        Assert.Equal((2, 1), (quick["id"]!.GetValue<int>(), slow["id"]!.GetValue<int>()));
        Assert.All([quick, slow], answer => Assert.NotNull(answer["result"]));
        Assert.Equal((0, 0), await ExitAndRest(session));
    }

    [Fact]
    public async Task A_cancelled_request_is_aborted_and_not_answered()
    {
        var (arrived, aborted) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await ScriptedServer.StartAsync(async (_, context) =>
        {
            context.RequestAborted.Register(aborted.SetResult);
            arrived.SetResult();
            await aborted.Task;
        });
        var session = new CommandSession("stdio", server.Url.ToString());
        session.Send(Call(7, "slow"));
        await arrived.Task;

        session.Send($$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7,{{Meta}} } }""");

        await aborted.Task;
        Assert.Equal((0, 0), await ExitAndRest(session));
        Assert.Single(server.Requests); // closing the request is the message
    }

    [Fact]
    public async Task An_older_client_s_cancellation_is_told_to_the_server_too()
    {
        var (arrived, aborted) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await ScriptedServer.StartAsync(async (request, context) =>
        {
            if (request.Method == "notifications/cancelled")
            {
                await Accepted(context);
                return;
            }

            context.RequestAborted.Register(aborted.SetResult);
            arrived.SetResult();
            await aborted.Task;
        });
        var session = new CommandSession("stdio", server.Url.ToString());
        session.Send("""{"jsonrpc":"2.0","id":"x","method":"tools/call","params":{"name":"slow"}}""");
        await arrived.Task;

        session.Send("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"x"}}""");

        await aborted.Task;
        Assert.Equal((0, 0), await ExitAndRest(session));
        Assert.Contains(server.Requests, request => request.Method == "notifications/cancelled");
    }

    [Fact]
    public async Task A_subscription_streams_and_ends_with_standard_input()
    {
        await using var server = await ScriptedServer.StartAsync(async (_, context) =>
        {
            await context.EventAsync("""{"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged","params":{}}""");
            await context.EventAsync("""{"jsonrpc":"2.0","method":"notifications/tools/list_changed","params":{}}""");
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var session = new CommandSession("stdio", server.Url.ToString());

        session.Send($$"""{"jsonrpc":"2.0","id":"listen:0","method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true},{{Meta}} } }""");

        Assert.Equal("notifications/subscriptions/acknowledged", (await session.ReceiveAsync())["method"]!.GetValue<string>());
        Assert.Equal("notifications/tools/list_changed", (await session.ReceiveAsync())["method"]!.GetValue<string>());
        Assert.Equal((0, 0), await ExitAndRest(session));
    }

    [Fact]
    public async Task Calls_under_way_are_answered_before_the_bridge_ends()
    {
        var (arrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await ScriptedServer.StartAsync(async (request, context) =>
        {
            arrived.SetResult();
            await release.Task;
            await context.ResultAsync(request, "{}");
        });
        var session = new CommandSession("stdio", server.Url.ToString());
        session.Send(Call(1, "slow"));
        await arrived.Task;

        var ending = session.EndAsync();
        release.SetResult();

        Assert.Single((await ending).Unread);
    }

    [Fact]
    public async Task A_server_that_is_not_there_becomes_an_error_answer()
    {
        var typed = await Typed.RunAsync(new Given { In = Call(5, "any") }, "stdio", "http://127.0.0.1:1/mcp/secret-token");

        var answer = JsonNode.Parse(typed.Out)!;
        Assert.Equal(5, answer["id"]!.GetValue<int>());
        Assert.Contains("127.0.0.1:1 cannot be reached", answer["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", typed.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, """{"message":"This MCP server is revoked."}""", -32000, "answered HTTP 404: This MCP server is revoked.")]
    [InlineData(502, "<html>", -32000, "answered HTTP 502: no reason given")]
    [InlineData(400, """{"jsonrpc":"2.0","error":{"code":-32020,"message":"Mcp-Name differs"}}""", -32020, "Mcp-Name differs")]
    [InlineData(202, "", -32000, "without a result")]
    public async Task A_refusal_is_answered_under_the_request_s_id(int status, string body, int code, string message)
    {
        await using var server = await ScriptedServer.StartAsync((_, context) => context.JsonAsync(body, status));

        var typed = await Typed.RunAsync(new Given { In = Call(5, "any") }, "stdio", server.Url.ToString());

        var answer = JsonNode.Parse(Assert.Single(typed.Out.TrimEnd('\n').Split('\n')))!;
        Assert.Equal((5, code), (answer["id"]!.GetValue<int>(), answer["error"]!["code"]!.GetValue<int>()));
        Assert.Contains(message, answer["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_not_json_is_answered_and_the_bridge_goes_on()
    {
        await using var server = await ScriptedServer.StartAsync((request, context) => context.ResultAsync(request, "{}"));

        var typed = await Typed.RunAsync(new Given { In = "{nonsense\n" + Call(1, "any") }, "stdio", server.Url.ToString());

        var codes = typed.Out.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!["error"]?["code"]?.GetValue<int>());
        Assert.Equal([-32700, null], codes);
    }

    [Fact]
    public async Task An_answer_over_several_lines_is_written_on_one()
    {
        await using var server = await ScriptedServer.StartAsync((_, context) => context.JsonAsync("{\n  \"jsonrpc\": \"2.0\",\n  \"id\": 1,\n  \"result\": {\"é\": 1}\n}\n"));

        var typed = await Typed.RunAsync(new Given { In = Call(1, "any") }, "stdio", server.Url.ToString());

        Assert.Equal("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"é\":1}}\n", typed.Out);
    }

    private static string Call(int id, string tool) =>
        $$"""{"jsonrpc":"2.0","id":{{id}},"method":"tools/call","params":{"name":"{{tool}}",{{Meta}} } }""";

    private static Task Accepted(HttpContext context)
    {
        context.Response.StatusCode = 202;
        return Task.CompletedTask;
    }

    private static async Task<(int ExitCode, int Unread)> ExitAndRest(CommandSession session)
    {
        var (exitCode, rest) = await session.EndAsync();
        return (exitCode, rest.Count);
    }
}
