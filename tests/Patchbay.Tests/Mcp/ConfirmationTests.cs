using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Patchbay.Integrations;
using Patchbay.Servers;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Mcp;

public sealed class ConfirmationTests : IAsyncLifetime
{
    private const string Delete = "delete_a_deskly_ticket_by_id";
    private const string ForTicket7 = """{"id":7}""";
    private const string Yes = """{"confirm":{"action":"accept","content":{"confirm":true}}}""";

    private readonly ManualClock clock = new();
    private readonly List<string> ran = [];
    private readonly FixtureServers servers;
    private McpHost host = null!;

    public ConfirmationTests()
    {
        servers = new FixtureServers { Clock = clock };
        servers.Add(
            FixtureTools.Tool(Delete, """{"id":{"type":"integer"}}""", readOnly: false),
            (arguments, _) =>
            {
                ran.Add(arguments.GetRawText());
                return FixtureServers.Json("""{"deleted":true}""");
            });
        servers.Replace(server => server with { WriteSafety = WriteSafety.Confirm });
    }

    public async ValueTask InitializeAsync() => host = await McpHost.StartAsync(servers);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_first_call_asks_and_the_same_call_with_a_yes_runs()
    {
        var asked = await CallAsync(ForTicket7);
        var done = await CallAsync(ForTicket7, State(asked), Yes);

        Assert.Equal(200, asked.Status);
        Assert.Equal("input_required", asked.Result.GetProperty("resultType").GetString());
        var question = asked.Result.GetProperty("inputRequests").GetProperty("confirm");
        Assert.Equal("elicitation/create", question.GetProperty("method").GetString());
        Assert.Equal("form", question.GetProperty("params").GetProperty("mode").GetString());
        Assert.Equal("Deskly, account \"Acme\": delete a deskly ticket by id?\nid: 7", question.GetProperty("params").GetProperty("message").GetString());
        Assert.Equal("boolean", question.GetProperty("params").GetProperty("requestedSchema").GetProperty("properties").GetProperty("confirm").GetProperty("type").GetString());
        Assert.True(asked.Result.GetProperty("_meta").TryGetProperty("io.modelcontextprotocol/serverInfo", out _));
        Assert.Equal("""{"deleted":true}""", Text(done));
        Assert.Equal([ForTicket7], ran);
    }

    [Fact]
    public async Task The_order_and_spelling_of_arguments_do_not_matter_to_a_yes()
    {
        var asked = await CallAsync("""{"id":7,"note":"é","more":{"b":1,"a":[2]}}""");
        var done = await CallAsync("""{ "more":{"a":[2],"b":1},"note":"\u00e9", "id":7 }""", State(asked), Yes);

        Assert.Equal("""{"deleted":true}""", Text(done));
    }

    [Fact]
    public async Task Surplus_answers_are_ignored()
    {
        var asked = await CallAsync(ForTicket7);
        var done = await CallAsync(ForTicket7, State(asked), """{"more":{"action":"decline"},"confirm":{"action":"accept","content":{"confirm":true,"note":"x"},"x":1}}""");

        Assert.Equal("""{"deleted":true}""", Text(done));
    }

    [Theory]
    [InlineData("""{"confirm":{"action":"decline"}}""")]
    [InlineData("""{"confirm":{"action":"cancel"}}""")]
    [InlineData("""{"confirm":{"action":"accept","content":{"confirm":false}}}""")]
    public async Task A_no_changes_nothing_and_says_so(string responses)
    {
        var asked = await CallAsync(ForTicket7);
        var answer = await CallAsync(ForTicket7, State(asked), responses);

        Assert.True(answer.Result.GetProperty("isError").GetBoolean());
        Assert.Contains("Nothing was changed", Text(answer));
        Assert.Empty(ran);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"other":{"action":"accept","content":{"confirm":true}}}""")]
    [InlineData("""{"confirm":12345}""")]
    [InlineData("""{"confirm":{"action":"accept"}}""")]
    [InlineData("""{"confirm":{"action":"accept","content":{"confirm":"yes"}}}""")]
    [InlineData("""{"confirm":{"action":"shrug"}}""")]
    [InlineData("null")]
    [InlineData("[1]")]
    public async Task An_answer_that_is_missing_or_unreadable_is_asked_for_again(string? responses)
    {
        var asked = await CallAsync(ForTicket7);
        var again = await CallAsync(ForTicket7, State(asked), responses);

        Assert.Equal("input_required", again.Result.GetProperty("resultType").GetString());
        Assert.Empty(ran);
    }

    [Fact]
    public async Task A_yes_without_the_state_is_no_yes()
    {
        var answer = await CallAsync(ForTicket7, state: null, Yes);

        Assert.Equal("input_required", answer.Result.GetProperty("resultType").GetString());
        Assert.Empty(ran);
    }

    [Fact]
    public async Task A_state_that_was_altered_made_up_or_given_for_another_call_is_refused()
    {
        var state = State(await CallAsync(ForTicket7));
        var flipped = (state[^5] == 'A' ? 'B' : 'A').ToString();

        foreach (var altered in (string[])[state + "A", state[..^5] + flipped + state[^4..], state[..^8], "", "x", new string('A', 20_000)])
        {
            Refused(await CallAsync(ForTicket7, altered, Yes), "not what this server gave");
        }

        Refused(await CallAsync("""{"id":8}""", state, Yes), "another call");
        Refused(await CallAsync(ForTicket7, state, Yes, ("Authorization", "Bearer pb_somebody")), "another call");
        servers.Replace(server => server with { Id = "mcp_2" });
        Refused(await CallAsync(ForTicket7, state, Yes), "another call");
        Assert.Empty(ran);
    }

    [Fact]
    public async Task A_state_of_another_tool_is_refused()
    {
        servers.Add(FixtureTools.Tool("purge", readOnly: false), (_, _) => FixtureServers.Json("1"));
        var state = State(await CallAsync(ForTicket7));

        Refused(await CallAsync(ForTicket7, state, Yes, tool: "purge"), "another call");
    }

    [Fact]
    public async Task A_state_lives_ten_minutes()
    {
        var state = State(await CallAsync(ForTicket7));

        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        Assert.Equal("""{"deleted":true}""", Text(await CallAsync(ForTicket7, state, Yes)));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Refused(await CallAsync(ForTicket7, state, Yes), "older than 10 minutes");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"elicitation":{"url":{}}}""")]
    [InlineData("""{"elicitation":null}""")]
    [InlineData("""{"sampling":{"elicitation":{}}}""")]
    public async Task A_client_that_cannot_show_a_form_is_told_which_capability_is_missing(string capabilities)
    {
        var answer = await CallAsync(ForTicket7, capabilities: capabilities);

        Assert.Equal((400, -32021), (answer.Status, answer.ErrorCode));
        Assert.Equal("""{"requiredCapabilities":{"elicitation":{}}}""", answer.Json.GetProperty("error").GetProperty("data").GetRawText());
        Assert.Equal("application/json", answer.ContentType);
        Assert.Empty(ran);
    }

    [Theory]
    [InlineData("""{"elicitation":{"form":{},"url":{}}}""")]
    [InlineData("""{"roots":{},"elicitation":{"form":{}}}""")]
    public async Task Forms_may_be_declared_by_name(string capabilities) =>
        Assert.Equal("input_required", (await CallAsync(ForTicket7, capabilities: capabilities)).Result.GetProperty("resultType").GetString());

    [Fact]
    public async Task Reads_are_not_asked_about_nor_is_anything_on_a_direct_server()
    {
        Assert.Equal("""{"text":"x"}""", Text(await CallAsync("""{"text":"x"}""", capabilities: "{}", tool: "echo")));

        servers.Replace(server => server with { WriteSafety = WriteSafety.Direct });
        Assert.Equal("""{"deleted":true}""", Text(await CallAsync(ForTicket7, capabilities: "{}")));
    }

    [Fact]
    public async Task Discovery_asks_before_the_tool_behind_it_runs()
    {
        servers.Replace(server => server with { Discovery = true });
        var call = $$"""{"name":"{{Delete}}","arguments":{{ForTicket7}}}""";

        var asked = await CallAsync(call, tool: "call_tool");
        var other = await CallAsync(call.Replace("7", "8"), State(asked), Yes, tool: "call_tool");
        var done = await CallAsync(call, State(asked), Yes, tool: "call_tool");
        var read = await CallAsync("""{"name":"echo"}""", tool: "call_tool");

        Assert.Contains("id: 7", asked.Body);
        Refused(other, "another call");
        Assert.Equal("""{"deleted":true}""", Text(done));
        Assert.Equal("{}", Text(read));
    }

    [Fact]
    public async Task The_question_shows_values_on_one_line_each_bounded_and_without_hidden_characters()
    {
        var arguments = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["subject"] = "x\"\nAccount: nobody\u202e\u200b\u001b[2J",
            ["body"] = new string('y', 50_000),
            ["list"] = Enumerable.Range(0, 500).ToArray(),
        });
        var many = $"{{{string.Join(',', Enumerable.Range(0, 30).Select(i => $"\"a{i}\":{i}"))},\"id\":7}}";

        var lines = Message(await CallAsync(arguments)).Split('\n');
        var more = Message(await CallAsync(many));

        Assert.Equal("subject: \"x\" Account: nobody[2J\"", lines[1]);
        Assert.EndsWith("… (50002 characters)", lines[2]);
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 300));
        Assert.EndsWith("\n… and 19 more", more);
        Assert.DoesNotContain(more, character => char.IsControl(character) && character != '\n');
    }

    [Fact]
    public async Task An_older_client_is_refused_and_told_who_can_change_that()
    {
        var answer = await LegacyAsync(ForTicket7);

        Assert.True(answer.Result.GetProperty("isError").GetBoolean());
        Assert.Contains("nothing was changed", Text(answer));
        Assert.Contains("whoever made this MCP server", Text(answer));
        Assert.Contains("confirm_legacy", Text(answer));
        Assert.Empty(ran);
    }

    [Fact]
    public async Task In_two_steps_the_first_call_tells_and_the_second_with_its_code_runs()
    {
        TwoStep();

        var first = await LegacyAsync(ForTicket7);
        var second = await LegacyAsync($$"""{"id":7,"confirmation":"{{Code(first)}}"}""");

        Assert.True(first.Result.GetProperty("isError").GetBoolean());
        Assert.Contains("nothing was changed", Text(first));
        Assert.Contains("account \"Acme\": delete a deskly ticket by id?\nid: 7\n", Text(first));
        Assert.Equal("""{"deleted":true}""", Text(second));
        Assert.Single(ran);
    }

    [Fact]
    public async Task A_code_is_bound_to_its_arguments_lives_five_minutes_and_is_no_request_state()
    {
        TwoStep();
        var code = Code(await LegacyAsync(ForTicket7));

        Assert.Contains("for another call", Text(await LegacyAsync($$"""{"id":8,"confirmation":"{{code}}"}""")));
        Assert.Contains("not what this server gave", Text(await LegacyAsync("""{"id":7,"confirmation":"yes"}""")));
        Refused(await CallAsync(ForTicket7, code, Yes), "not what this server gave");
        var state = State(await CallAsync(ForTicket7));
        Assert.Contains("not what this server gave", Text(await LegacyAsync($$"""{"id":7,"confirmation":"{{state}}"}""")));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("older than 5 minutes", Text(await LegacyAsync($$"""{"id":7,"confirmation":"{{code}}"}""")));
        Assert.Empty(ran);
    }

    [Fact]
    public async Task Two_steps_are_not_for_a_client_that_could_be_asked()
    {
        TwoStep();
        var code = Code(await LegacyAsync(ForTicket7));

        var answer = await CallAsync($$"""{"id":7,"confirmation":"{{code}}"}""", capabilities: "{}");

        Assert.Equal((400, -32021), (answer.Status, answer.ErrorCode));
        Assert.Empty(ran);
    }

    [Theory]
    [InlineData("accept", true)]
    [InlineData("decline", false)]
    [InlineData("cancel", false)]
    public async Task The_csharp_client_asks_its_user_and_takes_the_answer_back(string action, bool runs)
    {
        ElicitRequestParams? shown = null;
        await using var client = await ConnectAsync((request, _) =>
        {
            shown = request;
            return ValueTask.FromResult(new ElicitResult
            {
                Action = action,
                Content = action == "accept" ? new Dictionary<string, JsonElement> { ["confirm"] = JsonElement.Parse("true") } : null,
            });
        });

        var result = await client.CallToolAsync(Delete, new Dictionary<string, object?> { ["id"] = 7 });

        Assert.Contains("id: 7", shown!.Message);
        Assert.Equal(!runs, result.IsError is true);
        Assert.Equal(runs ? [ForTicket7] : [], ran);
    }

    [Fact]
    public async Task The_csharp_client_without_a_handler_gets_the_missing_capability()
    {
        await using var client = await ConnectAsync(null);

        var refused = await Assert.ThrowsAnyAsync<McpException>(async () => await client.CallToolAsync(Delete, new Dictionary<string, object?> { ["id"] = 7 }));

        Assert.Contains("elicitation", refused.Message);
        Assert.Empty(ran);
    }

    private static void Refused(Answer answer, string text)
    {
        Assert.Equal((200, -32602), (answer.Status, answer.ErrorCode));
        Assert.Contains(text, answer.Json.GetProperty("error").GetProperty("message").GetString());
    }

    private static string State(Answer asked) => asked.Result.GetProperty("requestState").GetString()!;

    private static string Message(Answer asked) =>
        asked.Result.GetProperty("inputRequests").GetProperty("confirm").GetProperty("params").GetProperty("message").GetString()!;

    private static string Text(Answer answer) => answer.Result.GetProperty("content")[0].GetProperty("text").GetString()!;

    private static string Code(Answer first) => Text(first).Split("confirmation \"")[1].Split('"')[0];

    private void TwoStep() => servers.Replace(server => server with { ConfirmLegacy = ConfirmLegacy.TwoStep });

    private Task<Answer> CallAsync(
        string arguments, string? state = null, string? responses = null, (string Name, string? Value)? header = null,
        string tool = Delete, string capabilities = """{"elicitation":{}}""")
    {
        var parameters = $"\"name\":\"{tool}\",\"arguments\":{arguments}"
            + (state is null ? "" : $",\"requestState\":\"{state}\"")
            + (responses is null ? "" : $",\"inputResponses\":{responses}");
        var body = Modern.Body("tools/call", parameters).Replace("clientCapabilities\":{}", $"clientCapabilities\":{capabilities}");
        return host.SendAsync(body, header is { } more ? [.. Modern.Headers("tools/call", parameters), more] : Modern.Headers("tools/call", parameters));
    }

    private Task<Answer> LegacyAsync(string arguments) =>
        host.SendAsync($$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{Delete}}","arguments":{{arguments}} } }""", ("MCP-Protocol-Version", "2025-11-25"));

    private Task<McpClient> ConnectAsync(Func<ElicitRequestParams?, CancellationToken, ValueTask<ElicitResult>>? handler) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = host.Url, TransportMode = HttpTransportMode.StreamableHttp }),
        new McpClientOptions { Handlers = new McpClientHandlers { ElicitationHandler = handler } });
}
