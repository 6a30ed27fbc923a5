using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Access;
using Patchbay.Accounts;
using Patchbay.Audit;
using Patchbay.Servers;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Audit;

public sealed class ChangeAuditTests : IAsyncLifetime
{
    private RunningPatchbay patchbay = null!;

    public async ValueTask InitializeAsync() => patchbay = await RunningPatchbay.StartAsync();

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory, EachDatabase]
    public async Task A_change_is_kept_with_who_what_on_what_and_how_it_went_but_no_value()
    {
        var account = await patchbay.ConnectAsync();
        var (server, token) = await patchbay.MakeServerAsync(account, """{"methods":["read"]}""");

        var made = await OneAsync($"subject_id={server}");

        Assert.Equal("mcp_server.create", (string?)made["action"]);
        Assert.Equal(("mcp_server", account, "acme"), ((string?)made["subject_kind"], (string?)made["integrated_account_id"], (string?)made["tenant_id"]));
        Assert.StartsWith("tok_", (string?)made["api_token_id"]);
        Assert.Equal("""["name","config.methods"]""", made["fields"]!.ToJsonString());
        Assert.Equal(("ok", 201), ((string?)made["status"], (int)made["http_status"]!));
        Assert.Null(made["error"]);
        Assert.Equal("127.0.0.1", (string?)made["remote_address"]);
        Assert.InRange((long)made["duration_ms"]!, 0, 60_000);
        Assert.DoesNotContain(token, made.ToJsonString());
        var connected = await OneAsync("action=integrated_account.create");
        Assert.Equal((account, "acme"), ((string?)connected["subject_id"], (string?)connected["tenant_id"]));
        Assert.Equal(
            """["integration","tenant_id","variables.subdomain","credential_kind","credentials.api_key"]""", connected["fields"]!.ToJsonString());
    }

    [Theory, EachDatabase]
    public async Task A_deletion_is_still_told_to_the_tenant_whose_account_it_was()
    {
        var account = await patchbay.ConnectAsync("mine");
        using var partner = await PartnerAsync("mine");

        await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/{account}");

        var (_, page) = await partner.SendJsonAsync("GET", "/audit-event?action=integrated_account.delete");
        var deleted = Assert.Single(page!["result"]!.AsArray())!;
        Assert.Equal((account, "mine", 204), ((string?)deleted["subject_id"], (string?)deleted["tenant_id"], (int)deleted["http_status"]!));
    }

    [Theory]
    [EachDatabase("POST", "/integrated-account", """{"integration":"nope","tenant_id":"acme"}""", 400, "invalid_request", """["integration","tenant_id"]""")]
    [EachDatabase("POST", "/integrated-account", """{"tenant_id":7,"hunter2":1}""", 400, "invalid_request", """["tenant_id"]""")]
    [EachDatabase("POST", "/integrated-account?verfy=false", """{"integration":"deskly","tenant_id":"a"}""", 400, "invalid_request", """["verfy","integration","tenant_id"]""")]
    [EachDatabase("POST", "/integrated-account", "no json", 400, "invalid_request", "[]")]
    [EachDatabase("DELETE", "/integrated-account/acc_gone", null, 404, "not_found", "[]")]
    [EachDatabase("PATCH", "/integrated-account/acc_gone/mcp/mcp_gone", """{"name":"x"}""", 404, "not_found", """["name"]""")]
    public async Task A_refused_attempt_is_kept_with_its_reason(string verb, string path, string? body, int status, string error, string fields)
    {
        Assert.Equal(status, (await patchbay.Api.SendJsonAsync(verb, path, body)).Status);

        var kept = await OneAsync("status=error");

        Assert.Equal(("error", status, error), ((string?)kept["status"], (int)kept["http_status"]!, (string?)kept["error"]));
        Assert.Equal(fields, kept["fields"]!.ToJsonString());
        Assert.DoesNotContain("hunter2", kept.ToJsonString());
    }

    [Theory]
    [EachDatabase("pb_0123456789abcdefghijklmnopqrstuvwxyz0123456")] // the API token itself instead of its id
    [EachDatabase("aB3-6789abcdefghijklmnopqrstuvwxyz0123456789x")] // the token of an MCP URL
    [EachDatabase("hunter2")]
    public async Task A_secret_sent_in_the_place_of_an_id_is_not_kept(string secret)
    {
        Assert.Equal(404, (await patchbay.Api.SendJsonAsync("DELETE", $"/api-token/{secret}")).Status);
        Assert.Equal(404, (await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/acc_x/mcp/{secret}")).Status);

        var kept = await AllAsync("status=error");

        Assert.DoesNotContain(secret, patchbay.Folder.AllText());
        Assert.Equal(2, kept.Count);
        Assert.All(kept, one => Assert.Null(one["subject_id"]));
        Assert.All(kept, one => Assert.DoesNotContain(secret, one.ToJsonString()));
    }

    [Theory, EachDatabase]
    public async Task A_token_without_the_scope_is_kept_and_a_request_without_a_right_token_is_not()
    {
        var (_, token) = await patchbay.Api.SendJsonAsync("POST", "/api-token", """{"name":"agent","scopes":["call"]}""");
        using var agent = patchbay.Client((string)token!["token"]!);
        using var nobody = patchbay.Client(null);
        using var guesser = patchbay.Client("pb_guess");

        Assert.Equal(403, (await agent.SendJsonAsync("DELETE", "/api-token/tok_x")).Status);
        Assert.Equal(401, (await nobody.SendJsonAsync("DELETE", "/api-token/tok_y")).Status);
        Assert.Equal(401, (await guesser.SendJsonAsync("DELETE", "/api-token/tok_z")).Status);

        var refused = await OneAsync("status=error");
        Assert.Equal(((string?)token["id"], "tok_x", "forbidden"), ((string?)refused["api_token_id"], (string?)refused["subject_id"], (string?)refused["error"]));
    }

    [Theory, EachDatabase]
    public async Task Every_route_that_changes_something_writes_an_event_under_its_own_name()
    {
        var mutating = patchbay.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Verb(endpoint) is not ("GET" or "HEAD" or "OPTIONS")).ToList();
        var managing = mutating.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy == Policies.Manage).ToList();

        // What is left calls tools, which is kept as tool calls, or is a customer at a connect page, whose event is written with the account, or signs in, whose event is written with the session. A new route is added here only with as good a reason.
        Assert.Equal(
            ["/connect/{token}", "/integrated-account/{id}/tools/{tool}", "/proxy/{account}/{resource}",
             "/proxy/{account}/{resource}/{id}", "/proxy/{account}/{resource}/{method}", "/session"],
            mutating.Except(managing).Select(Pattern).Distinct().Order(StringComparer.Ordinal));
        Assert.NotEmpty(managing);
        Assert.Equal(["/integrated-account/{id}/mcp/preview"], managing.Where(Asks).Select(Pattern)); // with a body, and changes nothing
        managing.RemoveAll(Asks);
        foreach (var endpoint in managing)
        {
            var action = endpoint.Metadata.GetMetadata<AuditedAction>();
            Assert.True(action is not null, $"{Verb(endpoint)} {Pattern(endpoint)} does not say what it does: add .Audited(\"kind.verb\", …).");
            Assert.Matches(@"^[a-z_]+\.[a-z_]+$", action.Name);
            var parameters = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToList();
            Assert.All(new[] { action.Subject, action.Account }.OfType<string>(), name => Assert.Contains(name, parameters));
            var answers = endpoint.Metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IProducesResponseTypeMetadata>();
            Assert.All(
                answers.Where(answer => answer.StatusCode == 201 && action.Subject is null),
                answer => Assert.True(typeof(IHasId).IsAssignableFrom(answer.Type), $"{answer.Type} must be IHasId, for the event to name what was made."));

            var before = (await AllAsync($"action={action.Name}")).Count;
            await patchbay.Api.SendAsync(new HttpRequestMessage(new HttpMethod(Verb(endpoint)), Fill(endpoint.RoutePattern)));
            Assert.Equal(before + 1, (await AllAsync($"action={action.Name}")).Count);
        }
    }

    private static bool Asks(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ChangesNothing>() is not null;

    [Theory, EachDatabase]
    public void A_managing_route_that_forgets_its_name_is_kept_all_the_same()
    {
        var forgotten = new RouteEndpoint(
            _ => Task.CompletedTask, RoutePatternFactory.Parse("/new/{id}"), 0, new(new AuthorizeAttribute(Policies.Manage)), null);

        Assert.Equal("POST /new/{id}", AuditedAction.Of(forgotten, "POST")!.Name);
        Assert.Null(AuditedAction.Of(forgotten, "GET"));
        Assert.Null(AuditedAction.Of(null, "POST"));
    }

    [Theory, EachDatabase]
    public async Task What_the_system_does_by_itself_is_kept()
    {
        var account = await patchbay.ConnectAsync();
        var expired = (await patchbay.Part<McpServerStore>().CreateAsync(account, "x", new McpServerConfig(), DateTimeOffset.UnixEpoch, default)).Server.Id;
        var token = (await patchbay.Part<ApiTokenStore>().CreateAsync("x", [ApiScope.Call], "acme", DateTimeOffset.UnixEpoch, false, default)).Token.Id;

        Assert.True(await patchbay.Part<AccountStore>().NeedsReauthAsync(account, default));
        Assert.False(await patchbay.Part<AccountStore>().NeedsReauthAsync(account, default)); // it is already
        await patchbay.Part<McpServerStore>().SweepAsync(10, default);
        await patchbay.Part<ApiTokenStore>().SweepAsync(10, default);

        foreach (var (action, subject) in new[] { ("integrated_account.needs_reauth", account), ("mcp_server.expire", expired), ("api_token.expire", token) })
        {
            var kept = await OneAsync($"action={action}");
            Assert.Equal((subject, "acme", "ok"), ((string?)kept["subject_id"], (string?)kept["tenant_id"], (string?)kept["status"]));
            Assert.Null(kept["api_token_id"]);
            Assert.Null(kept["http_status"]);
        }

        Assert.NotNull((await OneAsync("action=api_token.create"))["subject_id"]); // the first start made the admin token
    }

    [Theory, EachDatabase]
    public async Task A_tenant_sees_its_own_events_and_learns_nothing_of_others()
    {
        var mine = await patchbay.ConnectAsync("mine");
        var other = await patchbay.ConnectAsync("other");
        using var partner = await PartnerAsync("mine");
        await partner.SendJsonAsync("DELETE", $"/integrated-account/{other}");

        var (_, page) = await partner.SendJsonAsync("GET", "/audit-event");
        var seen = page!["result"]!.AsArray();
        var exported = await partner.GetStringAsync("/audit-event/export");

        Assert.All(seen, one => Assert.Equal("mine", (string?)one!["tenant_id"]));
        Assert.Contains(seen, one => (string?)one!["subject_id"] == mine);
        Assert.Equal("not_found", (string?)seen.Single(one => (string?)one!["subject_id"] == other)!["error"]); // its own attempt
        Assert.DoesNotContain("\"tenant_id\":\"other\"", exported);
        Assert.Equal(seen.Count, exported.TrimEnd('\n').Split('\n').Length);
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_changed_that_cannot_be_written_down()
    {
        await patchbay.Part<Database>().ExecuteAsync("ALTER TABLE audit_event RENAME TO elsewhere", null, default);

        var (status, _) = await patchbay.Api.SendJsonAsync("POST", "/api-token", """{"name":"x","scopes":["call"]}""");
        var (_, tokens) = await patchbay.Api.SendJsonAsync("GET", "/api-token");

        Assert.Equal(500, status);
        Assert.Single(tokens!["result"]!.AsArray());
    }

    [Theory]
    [EachDatabase("status=bad", "status", "ok, error, unfinished")]
    [EachDatabase("since=yesterday", "since", "2026-01-31T00:00:00Z")]
    [EachDatabase("subject=acc_1", "subject", "subject_id")]
    public async Task A_wrong_filter_is_named_with_what_is_allowed(string query, string field, string message)
    {
        foreach (var path in new[] { "/audit-event", "/audit-event/export" })
        {
            var (status, problem) = await patchbay.Api.SendJsonAsync("GET", $"{path}?{query}");

            Assert.Equal(400, status);
            Assert.Contains(message, problem.Errors(field));
        }
    }

    [Theory, EachDatabase]
    public async Task Events_are_listed_newest_first_in_parts_and_by_time()
    {
        var first = await patchbay.ConnectAsync();
        await Task.Delay(5, TestContext.Current.CancellationToken);
        var second = await patchbay.ConnectAsync();
        var events = await AllAsync("action=integrated_account.create&limit=1");

        Assert.Equal([second, first], events.Select(one => (string?)one["subject_id"]));
        Assert.Equal(second, (string?)(await OneAsync($"action=integrated_account.create&since={events[0]["at"]}"))["subject_id"]);
        Assert.Equal(first, (string?)(await OneAsync($"action=integrated_account.create&until={events[0]["at"]}"))["subject_id"]);
        Assert.Equal(2, (await AllAsync($"action=integrated_account.create&api_token_id={events[0]["api_token_id"]}")).Count);
    }

    [Theory, EachDatabase]
    public async Task Old_events_are_erased_and_younger_ones_stay()
    {
        await patchbay.ConnectAsync();
        var store = patchbay.Part<AuditEventStore>();
        var all = (await AllAsync("")).Count;

        Assert.Equal(0, await store.SweepAsync(TimeProvider.System.GetUtcNow().AddMinutes(-1), 100, default));
        Assert.Equal(1, await store.SweepAsync(TimeProvider.System.GetUtcNow().AddMinutes(1), 1, default));
        Assert.Equal(all - 1, (await AllAsync("")).Count);
    }

    private static string Verb(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Single() ?? "any";

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string Fill(RoutePattern pattern) =>
        pattern.Parameters.Aggregate("/" + pattern.RawText!.Trim('/'), (path, parameter) => path.Replace($"{{{parameter.Name}}}", "x"));

    private async Task<HttpClient> PartnerAsync(string tenant)
    {
        var (_, token) = await patchbay.Api.SendJsonAsync("POST", "/api-token", $$"""{"name":"partner","scopes":["manage"],"tenant_id":"{{tenant}}"}""");
        return patchbay.Client((string)token!["token"]!);
    }

    private async Task<JsonNode> OneAsync(string query) => Assert.Single(await AllAsync(query));

    private async Task<List<JsonNode>> AllAsync(string query)
    {
        var rows = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var (_, page) = await patchbay.Api.SendJsonAsync("GET", $"/audit-event?{query}{(cursor is null ? "" : "&next_cursor=" + cursor)}");
            rows.AddRange(page!["result"]!.AsArray()!);
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);

        return rows;
    }
}
