using System.Text.Json.Nodes;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Access;

public sealed class AccessTests : IAsyncLifetime
{
    private RunningPatchbay patchbay = null!;

    public async ValueTask InitializeAsync() =>
        patchbay = await RunningPatchbay.StartAsync(options: options => options.FailedTokensPerMinute = 5);

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory]
    [InlineData("GET", "/integration")]
    [InlineData("POST", "/integrated-account")]
    [InlineData("GET", "/integrated-account/acc_x/tools")]
    [InlineData("GET", "/tool-call")]
    [InlineData("DELETE", "/api-token/tok_x")]
    public async Task Without_a_token_the_answer_is_401_with_a_problem(string verb, string path)
    {
        using var nobody = patchbay.Client(null);

        var (status, problem) = await nobody.SendJsonAsync(verb, path);

        Assert.Equal(401, status);
        Assert.Contains("Authorization: Bearer", (string?)problem!["detail"]);
    }

    [Theory, EachDatabase]
    public async Task A_secret_is_shown_once_and_works()
    {
        var (status, token) = await CreateAsync("""{"name":"ci","scopes":["manage"]}""");
        var (_, list) = await patchbay.Api.SendJsonAsync("GET", "/api-token");
        using var ci = patchbay.Client((string)token!["token"]!);

        Assert.Equal(201, status);
        Assert.Matches("^pb_[A-Za-z0-9_-]{43}$", (string?)token["token"]);
        Assert.Equal(2, list!["result"]!.AsArray().Count);
        Assert.All(list["result"]!.AsArray(), row => Assert.Null(row!["token"]));
        Assert.Equal(200, (await ci.SendJsonAsync("GET", "/integration")).Status);
    }

    [Theory, EachDatabase]
    public async Task A_deleted_token_stops_working_at_once()
    {
        var (_, token) = await CreateAsync("""{"name":"ci","scopes":["manage"]}""");
        using var ci = patchbay.Client((string)token!["token"]!);
        Assert.Equal(200, (await ci.SendJsonAsync("GET", "/integration")).Status);

        var (deleted, _) = await patchbay.Api.SendJsonAsync("DELETE", $"/api-token/{token["id"]}");

        Assert.Equal(204, deleted);
        Assert.Equal(401, (await ci.SendJsonAsync("GET", "/integration")).Status);
        Assert.Equal(404, (await patchbay.Api.SendJsonAsync("DELETE", $"/api-token/{token["id"]}")).Status);
    }

    [Theory, EachDatabase]
    public async Task An_expired_token_is_refused()
    {
        var soon = DateTimeOffset.UtcNow.AddMilliseconds(700).ToString("O");
        var (_, token) = await CreateAsync($$"""{"name":"ci","scopes":["manage"],"expires_at":"{{soon}}"}""");
        using var ci = patchbay.Client((string)token!["token"]!);

        await Task.Delay(800); // the time itself is what is tested

        Assert.Equal(401, (await ci.SendJsonAsync("GET", "/integration")).Status);
    }

    [Theory, EachDatabase]
    public async Task A_call_token_calls_tools_and_manages_nothing()
    {
        var account = await patchbay.ConnectAsync();
        var (_, token) = await CreateAsync("""{"name":"agent","scopes":["call"]}""");
        using var agent = patchbay.Client((string)token!["token"]!);

        var (forbidden, problem) = await agent.SendJsonAsync("GET", "/integrated-account");

        Assert.Equal(403, forbidden);
        Assert.Contains("manage", (string?)problem!["detail"]);
        Assert.Equal(200, (await agent.SendJsonAsync("GET", $"/integrated-account/{account}/tools")).Status);
    }

    [Theory, EachDatabase]
    public async Task A_token_bound_to_a_tenant_sees_only_that_tenant()
    {
        var mine = await patchbay.ConnectAsync("mine");
        var other = await patchbay.ConnectAsync("other");
        var (_, token) = await CreateAsync("""{"name":"partner","scopes":["manage"],"tenant_id":"mine"}""");
        using var partner = patchbay.Client((string)token!["token"]!);

        var (_, list) = await partner.SendJsonAsync("GET", "/integrated-account");
        var (_, foreign) = await partner.SendJsonAsync("GET", "/integrated-account?tenant_id=other");
        var (escalated, _) = await partner.SendJsonAsync("POST", "/api-token", """{"name":"x","scopes":["manage"],"tenant_id":"other"}""");
        var (_, child) = await partner.SendJsonAsync("POST", "/api-token", """{"name":"x","scopes":["manage"]}""");
        var (_, tokens) = await partner.SendJsonAsync("GET", "/api-token");

        Assert.Equal(mine, (string?)Assert.Single(list!["result"]!.AsArray())!["id"]);
        Assert.Empty(foreign!["result"]!.AsArray());
        foreach (var (verb, path) in new[]
        {
            ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("GET", "/tools"), ("GET", "/mcp"), ("POST", "/mcp"), ("POST", "/refresh-fields"),
        })
        {
            var (status, _) = await partner.SendJsonAsync(verb, $"/integrated-account/{other}{path}", verb is "PATCH" or "POST" ? """{"name":"x"}""" : null);
            Assert.Equal(404, status);
        }

        Assert.Equal(400, escalated);
        Assert.Equal("mine", (string?)child!["tenant_id"]);
        Assert.Equal(2, tokens!["result"]!.AsArray().Count);
    }

    [Theory]
    [EachDatabase("""{"name":"","scopes":[],"expires_at":"2001-01-01T00:00:00Z"}""", "name", "1 to 200")]
    [EachDatabase("""{"name":"","scopes":[],"expires_at":"2001-01-01T00:00:00Z"}""", "scopes", "manage, call")]
    [EachDatabase("""{"name":"","scopes":[],"expires_at":"2001-01-01T00:00:00Z"}""", "expires_at", "future")]
    [EachDatabase("""{"name":"x","scopes":["root"]}""", "scopes[0]", "one of: manage, call")]
    [EachDatabase("""{"name":"x","scopes":["call"],"expires_at":"tomorrow"}""", "expires_at", "2026-01-31T00:00:00Z")]
    public async Task A_wrong_token_request_is_told_by_field(string body, string field, string message)
    {
        var (status, problem) = await CreateAsync(body);

        Assert.Equal(400, status);
        Assert.Contains(message, problem.Errors(field));
    }

    [Theory, EachDatabase]
    public async Task Guessing_is_throttled_while_right_tokens_go_on_working()
    {
        using var guesser = patchbay.Client("pb_guess");
        Assert.Equal(200, (await patchbay.Api.SendJsonAsync("GET", "/integration")).Status);

        var statuses = new List<int>();
        for (var i = 0; i < 8; i++)
        {
            statuses.Add((await guesser.SendJsonAsync("GET", "/integration")).Status);
        }

        Assert.Equal([401, 401, 401, 401, 401, 429, 429, 429], statuses);
        Assert.Equal(200, (await patchbay.Api.SendJsonAsync("GET", "/integration")).Status);
        using var response = await guesser.GetAsync("/integration");
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Theory, EachDatabase]
    public async Task When_a_token_was_used_is_noted()
    {
        await patchbay.Api.SendJsonAsync("GET", "/integration");

        await patchbay.Part<Patchbay.Access.ApiTokenDirectory>().FlushUsesAsync(default);

        var (_, list) = await patchbay.Api.SendJsonAsync("GET", "/api-token");
        Assert.NotNull(list!["result"]![0]!["last_used_at"]);
    }

    private Task<(int Status, JsonNode? Json)> CreateAsync(string body) => patchbay.Api.SendJsonAsync("POST", "/api-token", body);
}
