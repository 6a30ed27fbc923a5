using System.Text.Json.Nodes;

namespace Patchbay.Tests.Cli;

public sealed class ToolsCommandTests
{
    [Fact]
    public async Task Tools_are_listed_one_a_line_when_piped()
    {
        await using var server = await DesklyServer.StartAsync("{}");

        var typed = await Typed.RunAsync("tools", server.Url.ToString());

        Assert.Equal("list_all_deskly_tickets\treads\tList tickets.\ncreate_a_deskly_ticket\tadds\tOpen a ticket.\n", typed.Out);
        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
    }

    [Fact]
    public async Task On_a_screen_they_stand_in_a_table_with_headings()
    {
        await using var server = await DesklyServer.StartAsync("{}");

        var typed = await Typed.RunAsync(new Given { IsScreen = true }, "tools", server.Url.ToString());

        Assert.Contains("Description", typed.Out, StringComparison.Ordinal);
        Assert.Contains("create_a_deskly_ticket", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_line_with_whole_definitions()
    {
        await using var server = await DesklyServer.StartAsync("{}");

        var typed = await Typed.RunAsync("tools", server.Url.ToString(), "--json");

        var line = Assert.Single(typed.Out.TrimEnd('\n').Split('\n'));
        Assert.Equal("object", JsonNode.Parse(line)!["tools"]![1]!["inputSchema"]!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("--bearer", "from-the-option")]
    [InlineData(null, "from-the-environment")]
    public async Task An_api_token_goes_into_the_authorization_header(string? option, string token)
    {
        await using var server = await DesklyServer.StartAsync("{}");
        var given = new Given { Environment = new Dictionary<string, string> { ["PATCHBAY_BEARER"] = "from-the-environment" } };

        await Typed.RunAsync(given, option is null ? ["tools", server.Url.ToString()] : ["tools", server.Url.ToString(), option, token]);

        Assert.All(server.Requests, request => Assert.Equal("Bearer " + token, request.Header("Authorization")));
    }

    [Theory]
    [InlineData(404, "knows no such MCP server")]
    [InlineData(401, "wants an API token")]
    public async Task A_refusal_is_explained_without_showing_the_url(int status, string explanation)
    {
        await using var server = await ScriptedServer.StartAsync((_, context) => context.JsonAsync("""{"error":"no"}""", status));

        var typed = await Typed.RunAsync("tools", server.Url.ToString());

        Assert.Equal((1, ""), (typed.ExitCode, typed.Out));
        Assert.Contains(explanation, typed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var typed = await Typed.RunAsync("tools", "http://127.0.0.1:1/mcp/secret-token");

        Assert.Equal(1, typed.ExitCode);
        Assert.StartsWith("127.0.0.1:1 cannot be reached:", typed.Error, StringComparison.Ordinal);
        Assert.Single(typed.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Something_that_is_no_url_is_wrong_usage()
    {
        var typed = await Typed.RunAsync("tools", "127.0.0.1");

        Assert.Equal(2, typed.ExitCode);
        Assert.Contains("must start with http:// or https://", typed.Error, StringComparison.Ordinal);
    }
}
