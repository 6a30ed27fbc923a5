namespace Patchbay.Tests.Cli;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task A_sound_url_passes_every_step()
    {
        await using var server = await DesklyServer.StartAsync("{}");

        var typed = await Typed.RunAsync("doctor", server.Url.ToString());

        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        Assert.All(typed.Out.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("ok    ", line, StringComparison.Ordinal));
        Assert.Contains("2 tools", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_failing_step_is_the_last_line_and_its_reason_goes_to_standard_error()
    {
        await using var server = await ScriptedServer.StartAsync((_, context) => context.JsonAsync("""{"error":"no"}""", 404));

        var typed = await Typed.RunAsync("doctor", server.Url.ToString());

        Assert.Equal(1, typed.ExitCode);
        Assert.StartsWith("FAIL  It speaks MCP", typed.Out.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
        Assert.Contains("mistyped, expired or revoked", typed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", typed.Out + typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_fails_the_connection()
    {
        var typed = await Typed.RunAsync("doctor", "http://127.0.0.1:1/mcp/secret-token");

        Assert.Equal(1, typed.ExitCode);
        Assert.StartsWith("FAIL  127.0.0.1:1 takes connections", typed.Out, StringComparison.Ordinal);
    }
}
