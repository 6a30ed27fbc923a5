namespace Patchbay.Tests.Cli;

public sealed class CommandLineTests
{
    [Fact]
    public async Task An_unknown_verb_is_wrong_usage_and_gets_a_suggestion()
    {
        var typed = await Typed.RunAsync("tolls");

        Assert.Equal((2, ""), (typed.ExitCode, typed.Out));
        Assert.Contains("'tolls'", typed.Error, StringComparison.Ordinal);
        Assert.Contains("tools", typed.Error, StringComparison.Ordinal);
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
}
