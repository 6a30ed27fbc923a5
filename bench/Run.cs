using System.Globalization;
using System.Text;

namespace Patchbay.Bench;

/// <summary>One side-by-side run: every contender gets each load in turn, round by round, and medians are compared.</summary>
/// <param name="only">What the title of a comparison must hold to be made; the run is then printed and not written.</param>
sealed class Run(TimeSpan duration, int rounds, string only = "")
{
    private const string Record = "/api/tickets/7";
    private const string Rows = "/api/tickets";

    private readonly StringBuilder report = new();

    public async Task<int> AllAsync()
    {
        await using var upstream = await Child.StartAsync("upstream");
        await using var nginx = await Nginx.StartAsync(upstream.Url);
        await using var hop = await Child.StartAsync("hop", upstream.Url.ToString());
        await using var patchbay = await Child.StartAsync("patchbay", upstream.Url.ToString(), "");
        await using var onPostgres = await Child.StartAsync("patchbay", upstream.Url.ToString(), Environment.GetEnvironmentVariable("PATCHBAY_BENCH_POSTGRES_URL")
            ?? throw new InvalidOperationException("PATCHBAY_BENCH_POSTGRES_URL must name an empty PostgreSQL database; dev/bench starts one."));
        var mcp = new Uri((string)patchbay.Facts["mcp_url"]!);
        var mcpOnPostgres = new Uri((string)onPostgres.Facts["mcp_url"]!);
        var wide = new Uri((string)patchbay.Facts["wide_mcp_url"]!);
        await using var sdk = await Child.StartAsync("sdk", mcp.ToString());
        await using var typescript = await Peer.TypeScriptSdkAsync(upstream.Url);
        await using var stateless = await Peer.StatelessTypeScriptSdkAsync(upstream.Url);
        await using var openApi = await Peer.OpenApiServerAsync(upstream.Url);

        Contender OfNginx(string path) => new("nginx `proxy_pass`", HttpLoad.Get(new Uri(nginx.Url, path)), nginx.ProcessIds);
        Contender Direct(string path) => new("the upstream itself", HttpLoad.Get(new Uri(upstream.Url, path)), [upstream.ProcessId], upstream);
        Contender Hop(string path) => new("bare Kestrel + SocketsHttpHandler hop", Calls.Modern(new Uri(hop.Url, path), Calls.Get, Calls.GetArguments), [hop.ProcessId], hop);
        Contender Patchbay(string name, ILoad load) => new($"**Patchbay**, {name}", load, [patchbay.ProcessId], patchbay);

        report.AppendLine(CultureInfo.InvariantCulture, $"# Benchmark of {TimeProvider.System.GetUtcNow():yyyy-MM-dd}").AppendLine()
            .AppendLine(Machine.Describe()).AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{rounds} rounds of {duration.TotalSeconds:0} s for each contender and load, in turn within a round; medians of the rounds. What the columns mean and how to read them: [docs/benchmarks.md](../../docs/benchmarks.md).").AppendLine();

        foreach (var connections in (int[])[1, 32, 256])
        {
            await CompareAsync(
                $"`tools/call` of one record of {upstream.Facts["record_bytes"]} bytes, {Said(connections)}", connections, "file server",
                [
                    Direct(Record), OfNginx(Record), Hop(Record),
                    Patchbay("2026-07-28", Calls.Modern(mcp, Calls.Get, Calls.GetArguments)),
                    Patchbay("2025-06-18", Calls.Legacy(mcp, Calls.Get, Calls.GetArguments)),
                    new("**Patchbay on PostgreSQL**, 2026-07-28", Calls.Modern(mcpOnPostgres, Calls.Get, Calls.GetArguments), [onPostgres.ProcessId], onPostgres),
                    new("server on the TypeScript SDK, by its documentation", stateless.Load, [stateless.ProcessId], IsPeer: true),
                    new("server on the TypeScript SDK, quickest form", typescript.Load, [typescript.ProcessId], IsPeer: true),
                    new("`@ivotoby/openapi-mcp-server`, stdio", openApi.Load, [openApi.ProcessId], IsPeer: true),
                ]);
        }

        await CompareAsync(
            $"`tools/call` of a list of 100 rows, {upstream.Facts["list_bytes"]} bytes, 32 connections", 32, "file server",
            [
                Direct(Rows), OfNginx(Rows), Hop(Rows),
                Patchbay("2026-07-28", Calls.Modern(mcp, Calls.List, Calls.ListArguments)),
                Patchbay("2025-06-18", Calls.Legacy(mcp, Calls.List, Calls.ListArguments)),
            ]);
        await CompareAsync(
            "`tools/list` of 120 tools, 32 connections", 32, "inputSchema",
            [
                Patchbay("2026-07-28", Calls.ModernList(mcp)),
                Patchbay("2025-06-18", Calls.LegacyList(mcp)),
                Patchbay("2025-06-18, to a client that takes gzip", Calls.LegacyList(mcp, gzip: true)),
                new("server on the C# SDK", Calls.LegacyList(sdk.Url, gzip: true) with { OwnIds = true }, [sdk.ProcessId], sdk, IsPeer: true),
            ]);
        await CompareAsync(
            "`tools/list` of 400 tools, 32 connections", 32, "inputSchema",
            [Patchbay("2026-07-28", Calls.ModernList(wide)), Patchbay("2025-06-18", Calls.LegacyList(wide))]);

        if (only.Length > 0)
        {
            return 0;
        }

        var file = Path.Combine("bench", "results", $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}.md");
        await File.WriteAllTextAsync(file, report.ToString());
        Console.WriteLine($"written to {file}");
        return 0;
    }

    private async Task CompareAsync(string title, int connections, string expected, Contender[] contenders)
    {
        if (!title.Contains(only, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var contender in contenders)
        {
            var answer = await contender.Load.AnswerAsync();
            if (!answer.Contains(expected, StringComparison.Ordinal) || answer.Contains("\"isError\":true", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{contender.Name} does not answer what is measured: {answer[..Math.Min(answer.Length, 500)]}");
            }

            // So that all is connected and compiled: the runtime compiles again what turns out to be used much, which takes its time.
            await contender.Load.RunAsync(connections, contender.DotNet is null ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(8));
        }

        var measured = contenders.Select(_ => new List<Measured>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                measured[i].Add(await MeasureAsync(contenders[i], connections));
            }
        }

        var table = Table(contenders, measured);
        report.AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine().AppendLine(table);
        Console.WriteLine($"{title}\n\n{table}");
    }

    private async Task<Measured> MeasureAsync(Contender contender, int connections)
    {
        var before = (Usage.Of(contender.Processes), await AllocatedAsync(contender));
        var sample = await contender.Load.RunAsync(connections, duration);
        await Task.Delay(400); // the audit's last rows belong to these calls
        var after = (Usage.Of(contender.Processes), await AllocatedAsync(contender));
        return sample.Failures == 0
            ? new Measured(sample, after.Item1.Cpu - before.Item1.Cpu, after.Item1.ResidentBytes, after.Item2 - before.Item2)
            : throw new InvalidOperationException($"{contender.Name}: {sample.Failures} of {sample.Requests} requests failed");
    }

    private static async Task<long?> AllocatedAsync(Contender contender) => contender.DotNet is { } child ? await child.AllocatedAsync() : null;

    private static string Table(Contender[] contenders, List<Measured>[] measured)
    {
        double Rate(Func<Contender, bool> of) => contenders.Zip(measured)
            .Where(pair => of(pair.First)).Select(pair => Median(pair.Second, one => one.Sample.RequestsPerSecond)).DefaultIfEmpty().Max();

        var (nginx, hop, peer) = (Rate(one => one.Name.StartsWith("nginx", StringComparison.Ordinal)), Rate(one => one.Name.StartsWith("bare", StringComparison.Ordinal)), Rate(one => one.IsPeer));
        var table = new StringBuilder()
            .AppendLine("| | requests/s | of nginx | of the hop | of the best peer | p50 ms | p99 ms | CPU s per 1,000 | memory | allocated per call |")
            .AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (contender, runs) in contenders.Zip(measured))
        {
            var rate = Median(runs, one => one.Sample.RequestsPerSecond);
            var allocated = contender.DotNet is null ? "" : $"{Median(runs, one => one.Allocated!.Value / 1024.0 / one.Sample.Requests):0.0} KB";
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {contender.Name} | {rate:N0} | {Ratio(rate, nginx)} | {Ratio(rate, hop)} | {Ratio(rate, peer)} | {Median(runs, one => one.Sample.P50):0.00} | {Median(runs, one => one.Sample.P99):0.00} | {Median(runs, one => one.Cpu.TotalSeconds * 1_000 / one.Sample.Requests):0.000} | {Median(runs, one => one.ResidentBytes / 1024.0 / 1024):0} MB | {allocated} |");
        }

        return table.ToString();
    }

    private static string Ratio(double rate, double to) => to > 0 ? (rate / to).ToString("0.00", CultureInfo.InvariantCulture) : "";

    private static string Said(int connections) => connections == 1 ? "1 connection" : $"{connections} connections";

    private static double Median(List<Measured> runs, Func<Measured, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);

    /// <param name="Processes">Whose processor time and memory count.</param>
    /// <param name="DotNet">Tells what it allocates; null for a program that cannot.</param>
    private sealed record Contender(string Name, ILoad Load, int[] Processes, Child? DotNet = null, bool IsPeer = false);

    private readonly record struct Measured(Sample Sample, TimeSpan Cpu, long ResidentBytes, long? Allocated);
}
