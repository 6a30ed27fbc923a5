namespace Patchbay.Tests.Cli;

public sealed class McpCommandTests
{
    [Fact]
    public async Task Create_prints_the_url_alone_on_standard_output()
    {
        await using var server = await StartAsync();

        var typed = await CreateAsync(server, "--methods", "read, write", "--tags", "tickets", "--require-api-token", "--discovery", "--expires-in", "7d");

        Assert.Equal((0, "http://127.0.0.1:5080/mcp/secret\n"), (typed.ExitCode, typed.Out));
        var sent = Assert.Single(server.Requests);
        Assert.Equal("/integrated-account/acc_1/mcp", sent.Path);
        Assert.Equal(
            """{"methods":["read","write"],"tags":["tickets"],"require_api_token_auth":true,"tool_exposure":"discovery"}""",
            sent.Body!["config"]!.ToJsonString());
        Assert.Equal("2027-01-08T00:00:00Z", sent.Body["expires_at"]!.GetValue<string>()); // the clock stands at the start of 2027
    }

    [Fact]
    public async Task Safety_is_chosen_in_the_words_of_the_api()
    {
        await using var server = await StartAsync();

        var typed = await CreateAsync(server, "--write-safety", "confirm", "--confirm-legacy", "two_step", "--untrusted-text", "marked");
        var wrong = await CreateAsync(server, "--write-safety", "ask");

        Assert.Equal(0, typed.ExitCode);
        Assert.Equal(
            """{"write_safety":"confirm","confirm_legacy":"two_step","untrusted_text":"marked"}""",
            Assert.Single(server.Requests).Body!["config"]!.ToJsonString());
        Assert.Equal(2, wrong.ExitCode);
    }

    [Theory]
    [InlineData("90s", "2027-01-01T00:01:30Z")]
    [InlineData("30m", "2027-01-01T00:30:00Z")]
    [InlineData("12h", "2027-01-01T12:00:00Z")]
    [InlineData("2w", "2027-01-15T00:00:00Z")]
    public async Task A_lifetime_is_a_number_and_a_unit(string lifetime, string expiresAt)
    {
        await using var server = await StartAsync();

        await CreateAsync(server, "--expires-in", lifetime);

        Assert.Equal(expiresAt, Assert.Single(server.Requests).Body!["expires_at"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_instant_is_sent_in_utc()
    {
        await using var server = await StartAsync();

        await CreateAsync(server, "--expires-at", "2027-06-01T12:00:00+02:00");

        Assert.Equal("2027-06-01T10:00:00Z", Assert.Single(server.Requests).Body!["expires_at"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("--expires-in", "7")]
    [InlineData("--expires-in", "d")]
    [InlineData("--expires-in", "-7d")]
    [InlineData("--expires-in", "0d")]
    [InlineData("--expires-in", "2000000000w")]
    [InlineData("--expires-at", "tomorrow")]
    [InlineData("--expires-in", "7d", "--expires-at", "2027-06-01")]
    public async Task A_lifetime_that_cannot_be_read_is_wrong_usage(params string[] expiry)
    {
        await using var server = await StartAsync();

        var typed = await CreateAsync(server, expiry);

        Assert.Equal(2, typed.ExitCode);
        Assert.Contains("--expires-", typed.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task List_walks_all_pages()
    {
        await using var server = await ScriptedServer.StartAsync((request, context) => context.JsonAsync(request.Path.Contains("next_cursor=a%2Fb", StringComparison.Ordinal)
            ? """{"result":[{"id":"mcp_2","name":"two","config":{"methods":["read"]},"expires_at":"2027-06-01T10:00:00Z"}],"next_cursor":null}"""
            : """{"result":[{"id":"mcp_1","name":"one","config":{},"expires_at":null}],"next_cursor":"a/b"}"""));

        var typed = await Typed.RunAsync("mcp", "list", "acc_1", "--token", "x", "--server", server.Origin.ToString());

        Assert.Equal("mcp_1\tall\tall\tnever\tone\nmcp_2\tread\tall\t2027-06-01T10:00:00Z\ttwo\n", typed.Out);
    }

    [Fact]
    public async Task Revoke_deletes()
    {
        await using var server = await ScriptedServer.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        });

        var typed = await Typed.RunAsync("mcp", "revoke", "acc_1", "mcp_1", "--token", "x", "--server", server.Origin.ToString());

        Assert.Equal((0, "mcp_1 is revoked.\n"), (typed.ExitCode, typed.Out));
        Assert.Equal(("DELETE", "/integrated-account/acc_1/mcp/mcp_1"), (Assert.Single(server.Requests).Verb, server.Requests.First().Path));
    }

    private static Task<ScriptedServer> StartAsync() => ScriptedServer.StartAsync((_, context) =>
        context.JsonAsync("""{"id":"mcp_1","url":"http://127.0.0.1:5080/mcp/secret"}""", 201));

    private static Task<Typed> CreateAsync(ScriptedServer server, params string[] more) =>
        Typed.RunAsync(
            new Given { Clock = new StandingClock() },
            ["mcp", "create", "acc_1", "--name", "help desk", "--token", "x", "--server", server.Origin.ToString(), .. more]);

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
