using Microsoft.AspNetCore.Http;
using Patchbay.Audit;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Cli;

public sealed class AuditCommandTests
{
    [Theory, EachDatabase]
    public async Task Export_prints_what_the_server_keeps()
    {
        await using var patchbay = await RunningPatchbay.StartAsync();
        var account = await patchbay.ConnectAsync();
        await patchbay.Part<ToolCallStore>().AddAsync(
            [.. Enumerable.Range(0, 600).Select(i => new ToolCallEvent
            {
                At = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddSeconds(i),
                AccountId = i % 2 == 0 ? account : "acc_other",
                TenantId = "acme",
                Tool = $"tool_{i}",
                Duration = TimeSpan.Zero,
            })],
            default);

        var calls = await ExportAsync(patchbay, "--account", account, "--since", "2026-01-31T12:00:02Z");
        var changes = await ExportAsync(patchbay, "--kind", "audit-event", "--until", "2100-01-01T00:00:00Z");

        Assert.Equal((0, ""), (calls.ExitCode, calls.Error));
        var lines = calls.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(299, lines.Length);
        Assert.Contains("\"tool\":\"tool_2\"", lines[0]);
        Assert.Contains("\"action\":\"integrated_account.create\"", changes.Out);
    }

    [Fact]
    public async Task A_time_that_is_none_is_told_by_the_server()
    {
        await using var patchbay = await RunningPatchbay.StartAsync();

        var typed = await ExportAsync(patchbay, "--since", "yesterday");

        Assert.Equal((1, ""), (typed.ExitCode, typed.Out));
        Assert.Contains("2026-01-31T00:00:00Z", typed.Error);
    }

    [Fact]
    public async Task A_kind_that_is_none_is_wrong_usage()
    {
        var typed = await Typed.RunAsync("audit", "export", "--kind", "everything", "--token", "x");

        Assert.Equal(2, typed.ExitCode);
        Assert.Contains("audit-event", typed.Error);
    }

    [Fact]
    public async Task An_export_that_breaks_off_is_a_failure()
    {
        await using var server = await ScriptedServer.StartAsync(async (_, context) =>
        {
            context.Response.ContentType = "application/x-ndjson";
            context.Response.ContentLength = 1_000; // promised, and not kept
            await context.Response.WriteAsync("{}\n{}\n", context.RequestAborted);
        });

        var typed = await Typed.RunAsync("audit", "export", "--token", "x", "--server", server.Origin.ToString());

        Assert.Equal((1, "{}\n{}\n"), (typed.ExitCode, typed.Out));
        Assert.Contains("broke off after 2 lines: the output is not whole", typed.Error);
    }

    private static Task<Typed> ExportAsync(RunningPatchbay patchbay, params string[] more) => Typed.RunAsync(
        ["audit", "export", "--server", patchbay.App.Urls.First(), "--token", patchbay.AdminToken!, .. more]);
}
