using System.Data.Common;
using Microsoft.Data.Sqlite;
using Patchbay.Audit;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Audit;

public sealed class AuditLogTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, EachDatabase]
    public async Task While_the_database_refuses_calls_wait_new_ones_find_no_room_and_none_is_lost()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder, options => options.DatabasePatience = TimeSpan.FromSeconds(1));
        var log = patchbay.Part<AuditLog>();
        using (await LockAsync())
        {
            for (var i = 0; i < AuditLog.Capacity + 500; i++)
            {
                log.Record(Call() with { Tool = $"tool_{i}" }); // the last 500 were under way when room ran out
            }

            Assert.False(log.HasRoom());
            await UntilAsync(() => patchbay.Log.Text.Contains("tool calls wait to be written", StringComparison.Ordinal));
            Assert.False(log.HasRoom());
        }

        await UntilAsync(log.HasRoom);
        await patchbay.App.StopAsync(TestContext.Current.CancellationToken);

        var rows = await patchbay.Part<ToolCallStore>().ListAsync(new ToolCallFilter(), null, 100_000, default);
        Assert.Equal(AuditLog.Capacity + 500, rows.Select(row => row.Tool).Distinct().Count());
        Assert.Equal(rows.Count, rows.Select(row => row.Tool).Distinct().Count()); // tried again, but written once
        Assert.Matches(@"\d+ tool calls were refused because the audit could not be written", patchbay.Log.Text);
    }

    [Theory, EachDatabase]
    public async Task Values_of_arguments_fill_the_room_as_well()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        var log = patchbay.Part<AuditLog>();
        var values = new string(' ', 1024 * 1024) + "{}";
        using (await LockAsync())
        {
            for (var i = 0; i < 64; i++)
            {
                log.Record(Call() with { ArgumentValues = values });
            }

            Assert.False(log.HasRoom());
        }

        await UntilAsync(log.HasRoom);
    }

    [Theory, EachDatabase]
    public async Task What_is_lost_at_the_end_is_said()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder, options => options.DatabasePatience = TimeSpan.FromSeconds(1));
        using (await LockAsync())
        {
            patchbay.Part<AuditLog>().Record(Call());
            patchbay.Part<AuditLog>().Record(Call());
            using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await patchbay.Part<AuditLog>().StopAsync(impatient.Token);
        }

        patchbay.Part<AuditLog>().Record(Call() with { Tool = "late" });

        Assert.Contains("2 tool calls are lost to the audit", patchbay.Log.Text);
        Assert.Contains("A call of late for account acc_1 is lost to the audit", patchbay.Log.Text);
    }

    [Theory, EachDatabase]
    public async Task Text_that_is_none_does_not_hold_up_the_rest()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        patchbay.Part<AuditLog>().Record(Call() with { ClientName = "a\0b\ud800c", Tool = new string('x', 199) + "😀" });
        await patchbay.App.StopAsync(TestContext.Current.CancellationToken);

        var row = Assert.Single(await patchbay.Part<ToolCallStore>().ListAsync(new ToolCallFilter(), null, 10, default));

        Assert.Equal(("a\uFFFDb\uFFFDc", new string('x', 199)), (row.ClientName, row.Tool));
    }

    private static ToolCallEvent Call() => new()
    {
        At = TimeProvider.System.GetUtcNow(),
        AccountId = "acc_1",
        TenantId = "acme",
        Tool = "a",
        Duration = TimeSpan.FromMilliseconds(12),
    };

    /// <summary>Another process that writes, as it looks from here.</summary>
    private async Task<DbConnection> LockAsync()
    {
        var other = folder.Connect();
        await other.OpenAsync();
        using var begin = other.CreateCommand();
        begin.CommandText = other is SqliteConnection ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE tool_call";
        await begin.ExecuteNonQueryAsync();
        return other;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
