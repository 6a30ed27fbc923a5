using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Patchbay.Bench;

/// <summary>One side-by-side run: every contestant gets each load in turn, round by round, and medians are compared.</summary>
static class Run
{
    public static async Task<int> AllAsync(TimeSpan duration, int rounds)
    {
        await using var upstream = await Child.StartAsync("upstream");
        await using var hop = await Child.StartAsync("hop", upstream.Url.ToString());
        await using var patchbay = await Child.StartAsync("patchbay", upstream.Url.ToString());
        await using var nginx = await Nginx.StartAsync(upstream.Url);
        var mcp = new Uri((string)patchbay.Facts["mcp_url"]!);

        var report = new StringBuilder();
        report.AppendLine($"# Benchmark of {TimeProvider.System.GetUtcNow():yyyy-MM-dd}").AppendLine()
            .AppendLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}; "
                + $"the load generator (wrk, one thread) shares them. {rounds} rounds of {duration.TotalSeconds:0} s each, contestants in turn "
                + "within a round, medians of the rounds. Compare within a table; absolute figures are this machine's.").AppendLine()
            .AppendLine($"Upstream record: {upstream.Facts["record_bytes"]} bytes. `dev/bench` repeats the run.").AppendLine();

        foreach (var connections in (int[])[1, 32])
        {
            report.AppendLine($"## `tools/call` of one record, {connections} connection{(connections == 1 ? "" : "s")}").AppendLine();
            await CompareAsync(report, connections, duration, rounds,
                new("nginx `proxy_pass`", null, Direct("nginx", new Uri(nginx.Url, "/api/tickets/7"))),
                new("bare Kestrel + SocketsHttpHandler hop", hop, Calls.Modern("hop", hop.Url)),
                new("Patchbay, 2026-07-28", patchbay, Calls.Modern("modern", mcp)),
                new("Patchbay, 2025-06-18", patchbay, Calls.Legacy("legacy", mcp)));
        }

        report.AppendLine("## `tools/list` of 120 tools, 32 connections").AppendLine();
        await CompareAsync(report, 32, duration, rounds,
            new("nginx `proxy_pass` of the record", null, Direct("nginx", new Uri(nginx.Url, "/api/list"))),
            new("bare Kestrel + SocketsHttpHandler hop", hop, Calls.ModernList("hop", hop.Url)),
            new("Patchbay, 2026-07-28", patchbay, Calls.ModernList("modern", mcp)),
            new("Patchbay, 2025-06-18", patchbay, Calls.LegacyList("legacy", mcp)));
        report.AppendLine($"One list is {patchbay.Facts["list_bytes"]} bytes; the two baselines move the upstream's record instead, "
            + "so the ratios of this table say how near a list comes to an exchange of 2 KB.");

        var file = Path.Combine("bench", "results", $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}.md");
        await File.WriteAllTextAsync(file, report.ToString());
        Console.WriteLine(report);
        Console.WriteLine($"written to {file}");
        return 0;
    }

    private static Load Direct(string name, Uri url) => new(name, url, null, new Dictionary<string, string>());

    private static async Task CompareAsync(
        StringBuilder report, int connections, TimeSpan duration, int rounds, params Contender[] contenders)
    {
        foreach (var contender in contenders)
        {
            await contender.Load.RunAsync(connections, TimeSpan.FromSeconds(2));
        }

        var measured = contenders.ToDictionary(contender => contender, _ => new List<Measured>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in contenders)
            {
                var before = contender.Process is null ? default : await contender.Process.UsageAsync();
                var sample = await contender.Load.RunAsync(connections, duration);
                var after = contender.Process is null ? default : await contender.Process.UsageAsync();
                if (sample.Failures > 0)
                {
                    throw new InvalidOperationException($"{contender.Name}: {sample.Failures} of {sample.Requests} requests failed");
                }

                measured[contender].Add(new Measured(sample, after.Allocated - before.Allocated, after.Cpu - before.Cpu));
            }
        }

        report.AppendLine("| | requests/s | of nginx | of the hop | p50 ms | p99 ms | allocated per call | CPU s per 1,000 calls |")
            .AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var nginx = Median(measured[contenders[0]], m => m.Sample.RequestsPerSecond);
        var hop = Median(measured[contenders[1]], m => m.Sample.RequestsPerSecond);
        foreach (var contender in contenders)
        {
            var runs = measured[contender];
            var rate = Median(runs, m => m.Sample.RequestsPerSecond);
            var allocated = contender.Process is null ? "" : $"{Median(runs, m => (double)m.Allocated / m.Sample.Requests) / 1024:0.0} KB";
            var cpu = contender.Process is null ? "" : $"{Median(runs, m => m.Cpu.TotalSeconds * 1_000 / m.Sample.Requests):0.000}";
            report.AppendLine(CultureInfo.InvariantCulture,
                $"| {contender.Name} | {rate:N0} | {rate / nginx:0.00} | {rate / hop:0.00} | {Median(runs, m => m.Sample.P50):0.00} | {Median(runs, m => m.Sample.P99):0.00} | {allocated} | {cpu} |");
        }

        report.AppendLine();
    }

    private static double Median(List<Measured> runs, Func<Measured, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);

    private sealed record Contender(string Name, Child? Process, Load Load);

    private readonly record struct Measured(Sample Sample, long Allocated, TimeSpan Cpu);
}
