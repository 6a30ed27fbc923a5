using System.Text.Json.Nodes;
using Patchbay.Audit;
using Patchbay.Integrations;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Audit;

public sealed class AuditTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, EachDatabase]
    public async Task A_graceful_stop_loses_no_call()
    {
        await using (var first = await RunningPatchbay.StartAsync(folder))
        {
            var log = first.Part<AuditLog>();
            Parallel.For(0, 5_000, i => log.Record(Call() with { Tool = $"tool_{i}" }));
        }

        await using var second = await RunningPatchbay.StartAsync(folder);
        var rows = await second.Part<ToolCallStore>().ListAsync(new ToolCallFilter(), null, 10_000, default);

        Assert.Equal(5_000, rows.Select(row => row.Tool).Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task A_recorded_call_shows_up_by_itself_with_all_that_is_known_of_it()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        patchbay.Part<AuditLog>().Record(Call() with
        {
            Arguments = ["id", "fields"],
            ApiTokenId = "tok_1",
            ClientName = new string('n', 5_000), // comes from outside
            UpstreamStatus = 200,
            Bytes = 77,
        });

        var row = await FirstAsync(patchbay, "/tool-call?integrated_account_id=acc_1");

        Assert.Equal("""["id","fields"]""", row["arguments"]!.ToJsonString());
        Assert.Equal("ok", (string?)row["status"]);
        Assert.Equal("tok_1", (string?)row["api_token_id"]);
        Assert.Equal((200, 77, 12), ((int)row["upstream_status"]!, (int)row["bytes"]!, (int)row["duration_ms"]!));
        Assert.Equal("2026-01-31T12:00:00.000Z", (string?)row["at"]);
        Assert.Equal(200, ((string)row["client_name"]!).Length);
    }

    [Theory, EachDatabase]
    public async Task Calls_are_listed_newest_first_in_parts_and_by_every_filter()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        await AddAsync(patchbay,
            [
                Call(),
                Call() with { At = Noon.AddMinutes(1), McpId = "mcp_1", Tool = "b" },
                Call() with { At = Noon.AddMinutes(2), AccountId = "acc_2", Error = ToolError.RateLimited },
                Call() with { At = Noon.AddMinutes(3), Error = ToolError.TimedOut },
            ],
            default);

        Assert.Equal([3, 2, 1, 0], await MinutesAsync(patchbay, ""));
        Assert.Equal([3, 1, 0], await MinutesAsync(patchbay, "integrated_account_id=acc_1"));
        Assert.Equal([1], await MinutesAsync(patchbay, "mcp_id=mcp_1"));
        Assert.Equal([1], await MinutesAsync(patchbay, "tool=b"));
        Assert.Equal([1, 0], await MinutesAsync(patchbay, "status=ok"));
        Assert.Equal([3, 2], await MinutesAsync(patchbay, "status=error"));
        Assert.Equal([2], await MinutesAsync(patchbay, "status=rate_limited"));
        Assert.Equal([2, 1], await MinutesAsync(patchbay, "since=2026-01-31T12:01:00Z&until=2026-01-31T12:03:00Z"));
        Assert.Equal([3, 2, 1, 0], await MinutesAsync(patchbay, "limit=1"));
    }

    [Theory]
    [EachDatabase("status=bad", "status", "ok, error, invalid_arguments")]
    [EachDatabase("since=yesterday", "since", "2026-01-31T00:00:00Z")]
    [EachDatabase("account=acc_1", "account", "integrated_account_id")]
    public async Task A_wrong_filter_is_named_with_what_is_allowed(string query, string field, string message)
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);

        var (status, problem) = await patchbay.Api.SendJsonAsync("GET", "/tool-call?" + query);

        Assert.Equal(400, status);
        Assert.Contains(message, problem.Errors(field));
    }

    [Theory, EachDatabase]
    public async Task Old_calls_are_erased_and_younger_ones_stay()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        var store = patchbay.Part<ToolCallStore>();
        await AddAsync(patchbay, [Call(), Call() with { At = Noon.AddMinutes(1) }], default);

        Assert.Equal(1, await store.SweepAsync(Noon.AddMinutes(1), 100, default));
        Assert.Equal([1], await MinutesAsync(patchbay, ""));
    }

    private static Task AddAsync(RunningPatchbay patchbay, IEnumerable<ToolCallEvent> calls, CancellationToken cancellationToken) =>
        patchbay.Part<ToolCallStore>().AddAsync([.. calls], cancellationToken);

    private static ToolCallEvent Call() => new()
    {
        At = Noon,
        AccountId = "acc_1",
        TenantId = "acme",
        Tool = "a",
        Duration = TimeSpan.FromMilliseconds(12),
    };

    private static async Task<JsonNode> FirstAsync(RunningPatchbay patchbay, string path)
    {
        while (true)
        {
            var (_, page) = await patchbay.Api.SendJsonAsync("GET", path);
            if (page!["result"]!.AsArray() is [{ } row, ..])
            {
                return row;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Minutes after noon of all calls, page by page.</summary>
    private static async Task<List<int>> MinutesAsync(RunningPatchbay patchbay, string query)
    {
        var minutes = new List<int>();
        string? cursor = null;
        do
        {
            var (_, page) = await patchbay.Api.SendJsonAsync("GET", $"/tool-call?{query}{(cursor is null ? "" : "&next_cursor=" + cursor)}");
            minutes.AddRange(page!["result"]!.AsArray().Select(row => DateTimeOffset.Parse((string)row!["at"]!).Minute));
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);

        return minutes;
    }
}
