using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Audit;
using Patchbay.Integrations;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Dashboard;

/// <summary>What the management API tells for the sake of people who look at it.</summary>
public sealed class DashboardApiTests : IAsyncLifetime
{
    private RunningPatchbay patchbay = null!;

    public async ValueTask InitializeAsync() => patchbay = await RunningPatchbay.StartAsync();

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory]
    [EachDatabase("{}")]
    [EachDatabase("""{"methods":["read"]}""")]
    [EachDatabase("""{"write_safety":"confirm","confirm_legacy":"two_step"}""")]
    public async Task A_preview_is_what_the_server_then_lists(string config)
    {
        var account = await patchbay.ConnectAsync();

        var (status, preview) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/mcp/preview", $$"""{"config":{{config}} }""");
        var none = (await patchbay.Api.SendJsonAsync("GET", $"/integrated-account/{account}/mcp")).Json!["result"]!.AsArray();
        var (_, token) = await patchbay.MakeServerAsync(account, config);
        var served = (await patchbay.Part<Patchbay.Servers.ServerDirectory>().FindAsync(token, default))!;

        Assert.Equal(200, status);
        Assert.Equal(served.Tools.Tools.Select(tool => tool.Name), preview!["tools"]!.AsArray().Select(tool => (string)tool!["name"]!));
        Assert.Equal((served.Tools.Tools.Count, served.Tools.ListJson.Length), ((int)preview["tool_count"]!, (int)preview["list_bytes"]!));
        Assert.Equal((int)Math.Round(served.Tools.ListJson.Length / 4.0, MidpointRounding.AwayFromZero), (int)preview["list_tokens"]!);
        Assert.Equal(served.Tools.Tools.Select(tool => tool.Method.Annotations.ReadOnly), preview["tools"]!.AsArray().Select(tool => (bool)tool!["read_only"]!));
        Assert.Empty(none);
    }

    [Fact]
    public async Task A_preview_of_discovery_costs_three_tools_and_reaches_all()
    {
        var account = await patchbay.ConnectAsync();

        var (_, all) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/mcp/preview", "{}");
        var (_, discovery) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/mcp/preview", """{"config":{"tool_exposure":"discovery"}}""");

        Assert.Equal((int)all!["tool_count"]!, (int)discovery!["tool_count"]!);
        Assert.True((int)discovery["list_bytes"]! < (int)all["list_bytes"]!);
    }

    [Theory]
    [InlineData("""{"methods":["nope"]}""", "config.methods")]
    [InlineData("""{"tags":["nope"]}""", "config.tags")]
    [InlineData("""{"calls_per_minute":0}""", "config.calls_per_minute")]
    public async Task A_preview_has_the_problems_that_making_the_server_has(string config, string field)
    {
        var account = await patchbay.ConnectAsync();

        var (status, preview) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/mcp/preview", $$"""{"config":{{config}} }""");
        var (_, made) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/mcp", $$"""{"name":"x","config":{{config}} }""");

        Assert.Equal(400, status);
        Assert.NotEmpty(preview.Errors(field));
        Assert.Equal(made.Errors(field), preview.Errors(field));
    }

    [Theory, EachDatabase]
    public async Task Calls_are_summed_up_by_day()
    {
        var today = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero);
        await AddAsync("acc_1", "acme", today, [.. Enumerable.Range(1, 20).Select(ms => (ms * 10, ms > 18))]);
        await AddAsync("acc_2", "acme", today.AddDays(-2), [(5, false)]);
        await AddAsync("acc_3", "other", today.AddDays(-2), [(7, true)]);
        await AddAsync("acc_1", "acme", today.AddDays(-40), [(1, false)]);

        var (status, summary) = await patchbay.Api.SendJsonAsync("GET", "/tool-call/summary");
        var (_, ofOne) = await patchbay.Api.SendJsonAsync("GET", $"/tool-call/summary?integrated_account_id=acc_2&since={today.AddDays(-2):yyyy-MM-dd}T00:00:00Z");
        var days = summary!["result"]!.AsArray();

        Assert.Equal(200, status);
        Assert.Equal(30, days.Count);
        Assert.Equal(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (string?)days[^1]!["day"]);
        Assert.Equal((20, 2, 100, 190, 200), Figures(days[^1]!));
        Assert.Equal((2, 1), ((int)days[^3]!["calls"]!, (int)days[^3]!["errors"]!));
        Assert.Equal((0, true), ((int)days[^2]!["calls"]!, days[^2]!["p50_ms"] is null));
        Assert.Null(summary["counted_from"]);
        Assert.Equal([1, 0, 0], ofOne!["result"]!.AsArray().Select(day => (int)day!["calls"]!));
    }

    [Theory, EachDatabase]
    public async Task A_tenants_summary_has_no_other_tenants_calls()
    {
        var today = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero);
        await AddAsync("acc_1", "acme", today, [(5, false)]);
        await AddAsync("acc_3", "other", today, [(7, true)]);
        using var tenant = patchbay.Client((string)(await patchbay.Api.SendJsonAsync("POST", "/api-token", """{"name":"t","scopes":["manage"],"tenant_id":"acme"}""")).Json!["token"]!);

        var (_, summary) = await tenant.SendJsonAsync("GET", "/tool-call/summary");

        Assert.Equal((1, 0, 5, 5, 5), Figures(summary!["result"]!.AsArray()[^1]!));
    }

    [Theory]
    [InlineData("since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z")]
    [InlineData("since=2024-01-01T00:00:00Z&until=2026-01-01T00:00:00Z")]
    [InlineData("since=yesterday")]
    public async Task A_span_that_cannot_be_summed_up_is_a_problem(string query)
    {
        var (status, problem) = await patchbay.Api.SendJsonAsync("GET", "/tool-call/summary?" + query);

        Assert.Equal(400, status);
        Assert.NotEmpty(problem.Errors("since"));
    }

    [Theory, EachDatabase]
    public async Task An_account_tells_when_it_was_last_called()
    {
        var (called, never) = (await patchbay.ConnectAsync(), await patchbay.ConnectAsync());
        var at = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        await AddAsync(called, "acme", at.AddHours(-1), [(5, false)]);
        await AddAsync(called, "acme", at, [(5, true)]);

        var (_, list) = await patchbay.Api.SendJsonAsync("GET", "/integrated-account");
        var (_, one) = await patchbay.Api.SendJsonAsync("GET", $"/integrated-account/{called}");

        var byId = list!["result"]!.AsArray().ToDictionary(account => (string)account!["id"]!, account => (string?)account!["last_call_at"]);
        Assert.Equal(at, DateTimeOffset.Parse(byId[called]!, CultureInfo.InvariantCulture));
        Assert.Null(byId[never]);
        Assert.Equal(byId[called], (string?)one!["last_call_at"]);
    }

    [Theory, EachDatabase]
    public async Task The_status_tells_what_runs_and_with_which_settings_but_no_secret()
    {
        var account = await patchbay.ConnectAsync();
        await patchbay.MakeServerAsync(account);
        await patchbay.ConnectAsync("other");

        var (status, found) = await patchbay.Api.SendJsonAsync("GET", "/status");
        var settings = found!["settings"]!.AsArray();

        Assert.Equal(200, status);
        Assert.Equal((1, 2, 1), ((int)found["integrations"]!, (int)found["accounts"]!, (int)found["mcp_servers"]!));
        Assert.Equal(patchbay.Folder.Options().Database is null ? "sqlite" : "postgresql", (string?)found["database"]);
        Assert.Equal("90", (string?)settings.Single(setting => (string?)setting!["name"] == "PATCHBAY_AUDIT_DAYS")!["default"]);
        Assert.DoesNotContain(settings, setting => ((string)setting!["name"]!).Contains("KEY", StringComparison.Ordinal));
        Assert.InRange(DateTimeOffset.Parse((string)found["started_at"]!, CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
    }

    [Theory, EachDatabase]
    public async Task A_tenants_status_has_its_own_figures_and_no_settings()
    {
        await patchbay.MakeServerAsync(await patchbay.ConnectAsync());
        await patchbay.MakeServerAsync(await patchbay.ConnectAsync("other"));
        using var tenant = patchbay.Client((string)(await patchbay.Api.SendJsonAsync("POST", "/api-token", """{"name":"t","scopes":["manage"],"tenant_id":"acme"}""")).Json!["token"]!);

        var (_, found) = await tenant.SendJsonAsync("GET", "/status");

        Assert.Equal((1, 1), ((int)found!["accounts"]!, (int)found["mcp_servers"]!));
        Assert.Empty(found["settings"]!.AsArray());
        Assert.Null(found["data_folder"]);
    }

    [Theory]
    [InlineData("/integrated-account", 200)]
    [InlineData("/no/such/path", 404)]
    [InlineData("/tool-call?status=nonsense", 400)]
    [InlineData("/healthz", 200)]
    public async Task Every_answer_names_the_servers_version(string path, int status)
    {
        using var answer = await patchbay.Api.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Matches(@"^\d+\.\d+\.\d+$", answer.Headers.GetValues("X-Patchbay-Version").Single());
    }

    private static (int, int, int, int, int) Figures(JsonNode day) =>
        ((int)day["calls"]!, (int)day["errors"]!, (int)day["p50_ms"]!, (int)day["p95_ms"]!, (int)day["max_ms"]!);

    private Task AddAsync(string account, string tenant, DateTimeOffset at, (int Ms, bool Failed)[] calls) => patchbay.Part<ToolCallStore>().AddAsync(
        [.. calls.Select(call => new ToolCallEvent
        {
            At = at,
            AccountId = account,
            TenantId = tenant,
            Tool = "list_all_deskly_tickets",
            Arguments = [],
            Error = call.Failed ? ToolError.Refused : null,
            Duration = TimeSpan.FromMilliseconds(call.Ms),
        })],
        default);
}
