using System.Text.Json.Nodes;
using Patchbay.Audit;
using Patchbay.Integrations;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Audit;

public sealed class ExportTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private RunningPatchbay patchbay = null!;

    public async ValueTask InitializeAsync() => patchbay = await RunningPatchbay.StartAsync();

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory, EachDatabase]
    public async Task Calls_come_oldest_first_one_object_a_line_over_many_pages()
    {
        await AddAsync(1_250, i => Call(i) with { Error = i % 2 == 0 ? null : ToolError.NotFound, ArgumentValues = """{"id":7}""" });

        using var response = await patchbay.Api.GetAsync("/tool-call/export");
        var lines = Lines(await response.Content.ReadAsStringAsync());
        var failed = Lines(await patchbay.Api.GetStringAsync("/tool-call/export?status=error&since=2026-01-31T12:10:00Z&until=2026-01-31T12:20:00Z"));

        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Enumerable.Range(0, 1_250).Select(i => $"tool_{i}"), lines.Select(line => (string?)line["tool"]));
        Assert.Equal("""{"id":7}""", lines[0]["argument_values"]!.ToJsonString());
        Assert.Equal(Enumerable.Range(600, 600).Where(i => i % 2 == 1).Select(i => $"tool_{i}"), failed.Select(line => (string?)line["tool"]));
    }

    [Theory]
    [EachDatabase("/tool-call/export?status=bad", "status")]
    [EachDatabase("/tool-call/export?limit=7", "limit")]
    public async Task A_wrong_filter_is_a_problem_and_no_empty_file(string path, string field)
    {
        var (status, problem) = await patchbay.Api.SendJsonAsync("GET", path);

        Assert.Equal(400, status);
        Assert.NotEmpty(problem.Errors(field));
    }

    [Theory, EachDatabase]
    public async Task Nothing_to_export_is_an_empty_answer()
    {
        Assert.Equal("", await patchbay.Api.GetStringAsync("/tool-call/export"));
    }

    [Theory, EachDatabase]
    public async Task A_client_that_goes_ends_the_export_without_a_word()
    {
        await AddLargeAsync();
        using (var response = await patchbay.Api.GetAsync("/tool-call/export", HttpCompletionOption.ResponseHeadersRead))
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            Assert.Contains("\"tool_0", await reader.ReadLineAsync());
        }

        await patchbay.App.StopAsync(TestContext.Current.CancellationToken); // waits for requests under way

        Assert.DoesNotContain("A request failed", patchbay.Log.Text);
        Assert.DoesNotContain("unhandled exception", patchbay.Log.Text);
    }

    [Theory, EachDatabase]
    public async Task An_export_that_a_stop_cuts_short_does_not_look_whole()
    {
        await AddLargeAsync();
        using var response = await patchbay.Api.GetAsync("/tool-call/export", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await reader.ReadLineAsync();

        var stopping = patchbay.App.StopAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await reader.ReadLineAsync() is not null)
            {
            }
        });
        await stopping;
    }

    private static List<JsonNode> Lines(string text) => [.. text.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!)];

    private static ToolCallEvent Call(int second) => new()
    {
        At = Noon.AddSeconds(second),
        AccountId = "acc_1",
        TenantId = "acme",
        Tool = $"tool_{second}",
        Duration = TimeSpan.FromMilliseconds(12),
    };

    // More than the buffers between two ends of a loopback connection hold.
    private Task AddLargeAsync() => AddAsync(
        4_000, i => Call(i) with { ArgumentValues = $$"""{"text":"{{new string('x', 8_000)}}"}""" });

    private Task AddAsync(int count, Func<int, ToolCallEvent> call) =>
        patchbay.Part<ToolCallStore>().AddAsync([.. Enumerable.Range(0, count).Select(call)], default);
}
