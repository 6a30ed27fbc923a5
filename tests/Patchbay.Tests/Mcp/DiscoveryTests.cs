using System.Text.Json;
using Patchbay.Integrations;

namespace Patchbay.Tests.Mcp;

public sealed class DiscoveryTests : IAsyncLifetime
{
    private readonly FixtureServers servers = new();
    private McpHost host = null!;

    public async ValueTask InitializeAsync()
    {
        servers.Replace(server => server with
        {
            Discovery = true,
            Tools = new Toolset(
            [
                FixtureTools.Tool("list_all_deskly_tickets", description: "List tickets, newest first.", tags: "support"),
                FixtureTools.Tool("create_a_deskly_ticket", """{"subject":{"type":"string"}}""", readOnly: false, description: "Open one.", tags: "support"),
                FixtureTools.Tool("list_all_deskly_companies", description: "List companies that may own a ticket."),
            ]),
        });
        servers.On("create_a_deskly_ticket", (arguments, _) => FixtureServers.Json(arguments.GetRawText()));
        servers.On("list_all_deskly_tickets", (arguments, _) => FixtureServers.Json(arguments.GetRawText()));
        host = await McpHost.StartAsync(servers);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Exactly_three_tools_are_listed_and_explained()
    {
        var list = await host.ModernAsync("tools/list");
        var hello = await host.ModernAsync("server/discover");

        var tools = list.Result.GetProperty("tools").EnumerateArray().ToList();
        Assert.Equal(["search_tools", "describe_tool", "call_tool"], tools.Select(tool => tool.GetProperty("name").GetString()));
        Assert.Equal("""{"title":"Call a tool","readOnlyHint":false,"destructiveHint":true,"idempotentHint":false,"openWorldHint":true}""", tools[2].GetProperty("annotations").GetRawText());
        Assert.Contains("3 tools that are not listed", hello.Result.GetProperty("instructions").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create ticket", "create_a_deskly_ticket", 3)]
    [InlineData("show me the companies", "list_all_deskly_companies", 1)]
    [InlineData("support", "list_all_deskly_tickets", 2)]
    [InlineData("list_all_deskly_tickets", "list_all_deskly_tickets", 3)]
    public async Task A_search_puts_the_tool_that_matches_most_words_first(string query, string first, int total)
    {
        var found = Text(await CallAsync("search_tools", $$"""{"query":"{{query}}"}"""));

        Assert.Equal(first, found.GetProperty("result")[0].GetProperty("name").GetString());
        Assert.Equal(total, found.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_so()
    {
        Assert.Equal("""{"result":[],"total":0}""", Text(await CallAsync("search_tools", """{"query":"weather"}""")).GetRawText());
    }

    [Fact]
    public async Task A_search_returns_at_most_what_is_wanted_and_tells_how_much_there_is()
    {
        var found = Text(await CallAsync("search_tools", """{"query":"deskly","limit":2}"""));

        Assert.Equal((2, 3), (found.GetProperty("result").GetArrayLength(), found.GetProperty("total").GetInt32()));
    }

    [Fact]
    public async Task A_description_is_the_whole_definition()
    {
        var described = Text(await CallAsync("describe_tool", """{"name":"create_a_deskly_ticket"}"""));

        Assert.Equal(JsonElement.Parse(servers.Served.Tools.Find("create_a_deskly_ticket")!.Definition.Span).GetRawText(), described.GetRawText());
    }

    [Theory]
    [InlineData("""{"name":"create_a_deskly_ticket","arguments":{"subject":"x"}}""", """{"subject":"x"}""")]
    [InlineData("""{"name":"list_all_deskly_tickets"}""", "{}")]
    public async Task A_call_runs_the_tool_with_its_arguments(string arguments, string received)
    {
        Assert.Equal(received, Text(await CallAsync("call_tool", arguments)).GetRawText());
    }

    [Theory]
    [InlineData("call_tool", """{"name":"delete_a_deskly_ticket"}""", "no tool \"delete_a_deskly_ticket\"")]
    [InlineData("call_tool", """{"name":"create_ticket"}""", "nearest are create_a_deskly_ticket")]
    [InlineData("call_tool", """{"arguments":"x","args":{}}""", "no argument \"args\"; allowed are name, arguments; \"name\" is required, a string; \"arguments\" must be an object, not a string")]
    [InlineData("describe_tool", """{}""", "\"name\" is required")]
    [InlineData("search_tools", """{"query":7,"limit":0}""", "\"query\" is required, a string; \"limit\" must be an integer from 1 to 50")]
    public async Task Wrong_arguments_are_told_all_at_once(string tool, string arguments, string told)
    {
        var answer = await CallAsync(tool, arguments);

        Assert.True(answer.Result.GetProperty("isError").GetBoolean());
        Assert.Contains(told, answer.Result.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_is_not_listed_cannot_be_called_directly()
    {
        Assert.Equal(-32602, (await CallAsync("list_all_deskly_tickets", "{}")).ErrorCode);
    }

    private static JsonElement Text(Answer answer) => JsonElement.Parse(answer.Result.GetProperty("content")[0].GetProperty("text").GetString()!);

    private Task<Answer> CallAsync(string tool, string arguments) => host.ModernAsync("tools/call", $"\"name\":\"{tool}\",\"arguments\":{arguments}");
}
