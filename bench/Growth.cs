using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Accounts;
using Patchbay.Hosting;
using Patchbay.Servers;
using Patchbay.Storage;

namespace Patchbay.Bench;

/// <summary>Does anything grow with the table? The same questions to a small database and a grown one, side by side.</summary>
static class Growth
{
    private const int Rounds = 1_000;

    /// <param name="program">Command that runs patchbay, as <c>dotnet patchbay.dll</c> or a published program.</param>
    public static async Task<int> RunAsync(string folder, int accounts, int servers, int streams, string[] program)
    {
        var (small, grown) = (Path.Combine(folder, "small"), Path.Combine(folder, "grown"));
        foreach (var (data, a, s) in new[] { (small, 10, 100), (grown, accounts, servers) })
        {
            if (!File.Exists(Path.Combine(data, StorageSetup.FileName)))
            {
                await GrownDatabase.FillAsync(data, a, s);
            }
        }

        Line($"# Growth, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}");
        Line($"");
        Line($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, SQLite. Small: 10 accounts, 100 servers. Grown: {accounts:N0} accounts, {servers:N0} servers.");
        Line($"Median of {Rounds} (95th in brackets), in microseconds, in the process.");
        Line($"");
        Line($"| | small | grown |");
        Line($"| --- | ---: | ---: |");
        var (left, right) = (await QuestionsAsync(small), await QuestionsAsync(grown));
        foreach (var (name, value) in left)
        {
            Line($"| {name} | {value} | {right[name]} |");
        }

        Line($"");
        Line($"| `patchbay serve` | small | grown |");
        Line($"| --- | ---: | ---: |");
        var (young, old) = (await StartsAsync(small, program, 3), await StartsAsync(grown, program, 3));
        Line($"| start to first answered `tools/list`, s | {young.Seconds:0.00} | {old.Seconds:0.00} |");
        Line($"| processor time until then, s | {young.Cpu:0.00} | {old.Cpu:0.00} |");
        Line($"| memory (RSS) after 5 s idle, MB | {young.Rss:0} | {old.Rss:0} |");
        Line($"");
        if (streams > 0)
        {
            Line($"{await ListenStreams.MeasureAsync(grown, program, streams)}");
        }

        return 0;
    }

    // At once and not at the end: the streams take a while.
    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static async Task<Dictionary<string, string>> QuestionsAsync(string folder)
    {
        await using var app = GrownDatabase.Open(folder);
        var servers = app.Services.GetRequiredService<McpServerStore>();
        var accounts = app.Services.GetRequiredService<AccountStore>();
        var directory = app.Services.GetRequiredService<ServerDirectory>();
        var tokens = GrownDatabase.Tokens(folder);
        var middle = (await servers.FindAsync(servers.Hash(tokens[tokens.Length / 2])!.Value, default))!;
        var account = (await accounts.FindAsync(middle.AccountId, null, default))!;
        var none = new AccountFilter(null, null);
        await directory.FindAsync(tokens[0], null, default);
        return new()
        {
            ["token look-up in the database, each for the first time"] = await TimeAsync(i => servers.FindAsync(servers.Hash(tokens[i % tokens.Length])!.Value, default)),
            ["the same tokens once more"] = await TimeAsync(i => servers.FindAsync(servers.Hash(tokens[i % tokens.Length])!.Value, default)),
            ["token look-up in the database, unknown token"] = await TimeAsync(i => servers.FindAsync(servers.Hash($"nobody-{i}")!.Value, default)),
            ["token look-up in memory"] = await TimeAsync(_ => directory.FindAsync(tokens[0], null, default).AsTask()),
            ["first page of 50 accounts"] = await TimeAsync(_ => accounts.ListAsync(none, null, 50, default)),
            ["page of 50 accounts in the middle"] = await TimeAsync(_ => accounts.ListAsync(none, account.Id, 50, default)),
            ["page of a tenant's accounts"] = await TimeAsync(_ => accounts.ListAsync(new AccountFilter(account.TenantId, null), null, 50, default)),
            ["page of an account's MCP servers"] = await TimeAsync(_ => servers.ListAsync(account.Id, null, 50, default)),
            ["expiry sweep that finds nothing"] = await TimeAsync(_ => servers.SweepAsync(1_000, default)),
        };
    }

    private static async Task<string> TimeAsync(Func<int, Task> ask)
    {
        var times = new double[Rounds];
        for (var i = -50; i < Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask(i + 50);
            if (i >= 0)
            {
                times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            }
        }

        Array.Sort(times);
        return string.Create(CultureInfo.InvariantCulture, $"{times[Rounds / 2]:0.0} ({times[Rounds * 95 / 100]:0})");
    }

    private static async Task<(double Seconds, double Cpu, double Rss)> StartsAsync(string folder, string[] program, int times)
    {
        var starts = new List<(double Seconds, double Cpu, double Rss)>();
        for (var i = 0; i < times; i++)
        {
            await using var served = await Served.StartAsync(folder, program);
            var (seconds, cpu) = (Stopwatch.GetElapsedTime(served.Started).TotalSeconds, served.CpuSeconds);
            await Task.Delay(TimeSpan.FromSeconds(5));
            starts.Add((seconds, cpu, served.RssMegabytes));
        }

        return (Median(starts.Select(start => start.Seconds)), Median(starts.Select(start => start.Cpu)), Median(starts.Select(start => start.Rss)));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
