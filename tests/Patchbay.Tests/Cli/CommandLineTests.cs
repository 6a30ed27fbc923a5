namespace Patchbay.Tests.Cli;

public sealed class CommandLineTests
{
    [Fact]
    public async Task An_unknown_verb_is_wrong_usage_and_gets_those_there_are()
    {
        var typed = await Typed.RunAsync("tolls");

        Assert.Equal((2, ""), (typed.ExitCode, typed.Out));
        Assert.StartsWith("'patchbay' has no command 'tolls'. It has demo, serve, tools, ", typed.Error, StringComparison.Ordinal);
        Assert.Contains("'patchbay --help'", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tools")]
    [InlineData("call", "http://127.0.0.1:1/mcp/x")]
    [InlineData("stdio", "http://127.0.0.1:1/mcp/x", "--nonsense")]
    [InlineData()]
    public async Task What_cannot_be_understood_exits_2_with_the_way_to_help(params string[] args)
    {
        var typed = await Typed.RunAsync(args);

        Assert.Equal((2, ""), (typed.ExitCode, typed.Out));
        Assert.Contains("--help' shows what it takes.", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("call", "--help")]
    [InlineData("--version")]
    public async Task Help_and_version_go_to_standard_output(params string[] args)
    {
        var typed = await Typed.RunAsync(args);

        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        Assert.NotEmpty(typed.Out);
    }

    [Theory]
    [InlineData("integrated account 'acc_x'", "mcp", "list", "acc_x")]
    [InlineData("MCP server 'mcp_x'", "mcp", "revoke", "acc_x", "mcp_x")]
    [InlineData("integrated account 'acc_x'", "account", "verify", "acc_x")]
    [InlineData("integration 'deskli'", "account", "add", "deskli", "--tenant", "acme")]
    public async Task Something_the_server_does_not_have_is_named_as_it_was_typed(string missing, params string[] args)
    {
        await using var server = await ScriptedServer.StartAsync((_, context) => context.JsonAsync("""{"detail":"There is nothing here."}""", 404));

        var typed = await Typed.RunAsync([.. args, "--server", server.Origin.ToString(), "--token", "pb_x"]);

        Assert.Equal((1, ""), (typed.ExitCode, typed.Out));
        Assert.StartsWith("There is no " + missing, typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_no_patchbay_s_is_not_taken_for_an_empty_list()
    {
        await using var server = await ScriptedServer.StartAsync((_, context) => context.JsonAsync("<html>Sign in</html>", 200));

        var typed = await Typed.RunAsync("account", "list", "--server", server.Origin.ToString(), "--token", "pb_x");

        Assert.Equal((1, ""), (typed.ExitCode, typed.Out));
        Assert.Contains("not as a Patchbay does", typed.Error, StringComparison.Ordinal);
    }
}
