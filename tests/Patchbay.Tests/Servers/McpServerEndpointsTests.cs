using Patchbay.Servers;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Servers;

public sealed class McpServerEndpointsTests : IAsyncLifetime
{
    private RunningPatchbay patchbay = null!;
    private string account = "";

    public async ValueTask InitializeAsync()
    {
        patchbay = await RunningPatchbay.StartAsync(options: options => options.PublicUrl = "https://mcp.example.com/base/");
        account = await patchbay.ConnectAsync();
    }

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory, EachDatabase]
    public async Task The_url_is_shown_once()
    {
        var (status, made) = await patchbay.Api.SendJsonAsync("POST", Path(), """
            {"name":"agent","config":{"methods":["read"],"tags":["tickets"],"require_api_token_auth":true,"tool_exposure":"discovery"},"expires_at":"2099-01-01T00:00:00Z"}
            """);
        var (_, read) = await patchbay.Api.SendJsonAsync("GET", Path((string)made!["id"]!));
        var (_, list) = await patchbay.Api.SendJsonAsync("GET", Path());

        Assert.Equal(201, status);
        Assert.Matches("^https://mcp.example.com/base/mcp/[A-Za-z0-9_-]{43}$", (string?)made["url"]);
        Assert.Equal("""{"methods":["read"],"tags":["tickets"],"require_api_token_auth":true,"tool_exposure":"discovery","write_safety":"direct","confirm_legacy":"refuse","untrusted_text":"clean"}""", made["config"]!.ToJsonString());
        Assert.Equal("2099-01-01T00:00:00.000Z", (string?)made["expires_at"]);
        Assert.Null(read!["url"]);
        Assert.Null(Assert.Single(list!["result"]!.AsArray())!["url"]);
    }

    [Theory]
    [InlineData("""{"config":{}}""", "name", "Required.")]
    [InlineData("""{"name":"x","config":{"methods":["reed"]}}""", "config.methods", "Allowed: read, write, custom")]
    [InlineData("""{"name":"x","config":{"tags":["none"]}}""", "config.tags", "Allowed: conversations, tickets, time")]
    [InlineData("""{"name":"x","config":{"methods":["custom"],"tags":["time"]}}""", "config", "leave no tool")]
    [InlineData("""{"name":"x","config":{"methods":[]}}""", "config.methods", "leave it out")]
    [InlineData("""{"name":"x","config":{"methods":"read"}}""", "config.methods", "Must be an array")]
    [InlineData("""{"name":"x","config":{"tool_exposure":"some"}}""", "config.tool_exposure", "one of: all, discovery")]
    [InlineData("""{"name":"x","config":{"write_safety":"ask"}}""", "config.write_safety", "one of: direct, confirm")]
    [InlineData("""{"name":"x","config":{"confirm_legacy":"allow"}}""", "config.confirm_legacy", "one of: refuse, two_step")]
    [InlineData("""{"name":"x","config":{"confirm_legacy":"two_step"}}""", "config.confirm_legacy", "two_step needs write_safety \"confirm\"")]
    [InlineData("""{"name":"x","config":{"untrusted_text":"none"}}""", "config.untrusted_text", "one of: clean, marked, raw")]
    [InlineData("""{"name":"x","config":{"require_api_token_auth":"yes"}}""", "config.require_api_token_auth", "true or false")]
    [InlineData("""{"name":"x","config":{"method":["read"]}}""", "config.method", "Known here: methods, tags, require_api_token_auth, tool_exposure")]
    [InlineData("""{"name":"x","expires":"2099-01-01"}""", "expires", "Known here: name, config, expires_at")]
    [InlineData("""{"name":"x","expires_at":"2020-01-01T00:00:00Z"}""", "expires_at", "at least 60 seconds ahead")]
    [InlineData("""{"name":"x","expires_at":17}""", "expires_at", "date and time")]
    public async Task A_server_that_cannot_be_is_refused_by_field(string body, string field, string message)
    {
        var (status, problem) = await patchbay.Api.SendJsonAsync("POST", Path(), body);

        Assert.Equal(400, status);
        Assert.Contains(message, problem.Errors(field));
    }

    [Theory]
    [EachDatabase(50, 400)]
    [EachDatabase(70, 201)]
    public async Task An_expiry_must_be_a_minute_ahead(int seconds, int expected)
    {
        var (status, _) = await patchbay.Api.SendJsonAsync(
            "POST", Path(), $$"""{"name":"x","expires_at":"{{DateTimeOffset.UtcNow.AddSeconds(seconds):O}}"}""");

        Assert.Equal(expected, status);
    }

    [Theory, EachDatabase]
    public async Task A_patch_changes_what_it_names_and_null_takes_the_expiry_away()
    {
        var (id, token) = await patchbay.MakeServerAsync(account, """{"methods":["read"]}""", ""","expires_at":"2099-01-01T00:00:00Z" """);

        var (renamed, first) = await patchbay.Api.SendJsonAsync("PATCH", Path(id), """{"name":"new"}""");
        var (_, second) = await patchbay.Api.SendJsonAsync("PATCH", Path(id), """{"expires_at":null,"config":{"methods":["write"]}}""");
        var served = await patchbay.Part<ServerDirectory>().FindAsync(token, default);

        Assert.Equal(200, renamed);
        Assert.NotNull(first!["expires_at"]);
        Assert.Null(second!["expires_at"]);
        Assert.Equal("new", served!.Name);
        Assert.All(served.Tools.Tools, tool => Assert.Equal("write", tool.Category));
        Assert.Equal(400, (await patchbay.Api.SendJsonAsync("PATCH", Path(id), """{"config":{"tags":["none"]}}""")).Status);
    }

    [Theory, EachDatabase]
    public async Task Rotating_gives_a_new_url_and_the_old_one_is_unknown()
    {
        var (id, old) = await patchbay.MakeServerAsync(account);
        var directory = patchbay.Part<ServerDirectory>();
        Assert.NotNull(await directory.FindAsync(old, default));

        var (status, rotated) = await patchbay.Api.SendJsonAsync("POST", Path(id) + "/rotate");

        Assert.Equal(200, status);
        Assert.Null(await directory.FindAsync(old, default));
        Assert.Equal(id, (await directory.FindAsync(((string)rotated!["url"]!).Split('/')[^1], default))!.Id);
    }

    [Theory, EachDatabase]
    public async Task Servers_are_only_found_below_their_own_account()
    {
        var other = await patchbay.ConnectAsync();
        var (id, token) = await patchbay.MakeServerAsync(account);

        foreach (var (verb, end, body) in new[] { ("GET", "", null), ("PATCH", "", """{"name":"x"}"""), ("DELETE", "", null), ("POST", "/rotate", (string?)null) })
        {
            Assert.Equal(404, (await patchbay.Api.SendJsonAsync(verb, $"/integrated-account/{other}/mcp/{id}{end}", body)).Status);
        }

        Assert.NotNull(await patchbay.Part<ServerDirectory>().FindAsync(token, default));
    }

    private string Path(string? id = null) => $"/integrated-account/{account}/mcp{(id is null ? "" : "/" + id)}";
}
