using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Patchbay.Storage;

namespace Patchbay.Bench;

/// <summary>
/// Minutes of calls at 70 % of what the machine can do, to a vendor that fails now and then: does memory stay flat, is every failure told
/// with its cause, is every call in the audit?
/// </summary>
sealed class Soak(TimeSpan duration)
{
    private const int Workers = 256; // some always wait for a vendor that stalls
    private const double Load = 0.7;

    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, long> outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> expected = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> wrong = new();
    private long nextId;
    private long answered;

    public async Task<int> RunAsync()
    {
        await using var upstream = await Child.StartAsync("faults");
        await using var patchbay = await Child.StartAsync("patchbay", upstream.Url.ToString(), "");
        var url = new Uri((string)patchbay.Facts["mcp_url"]!);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });

        await CallAsync(http, url, perSecond: null, TimeSpan.FromSeconds(10)); // compiles, connects
        var (before, most) = (answered, Stopwatch.StartNew());
        await CallAsync(http, url, perSecond: null, TimeSpan.FromSeconds(10));
        var rate = Load * (answered - before) / most.Elapsed.TotalSeconds;
        Line($"{Machine.Describe()}");
        Line($"{duration.TotalMinutes:0.#} minutes at {rate:N0} calls/s, {Load:P0} of the {rate / Load:N0} that {Workers} callers reach.");

        var samples = new List<(TimeSpan At, double Megabytes)>();
        var started = Stopwatch.StartNew();
        var calling = CallAsync(http, url, rate, duration);
        while (await Task.WhenAny(calling, Task.Delay(SampleEvery)) != calling)
        {
            samples.Add((started.Elapsed, Usage.Of([patchbay.ProcessId]).ResidentBytes / 1_048_576.0));
        }

        await calling;
        await Task.Delay(TimeSpan.FromSeconds(2)); // the audit's last batch
        var held = Told(samples);
        var kept = Kept(Path.Combine((string)patchbay.Facts["data"]!, "patchbay.db"));
        return held & kept && wrong.IsEmpty ? 0 : 1;
    }

    /// <summary>As fast as it goes when <paramref name="perSecond"/> is null, else at that pace: a late caller catches up.</summary>
    private Task CallAsync(HttpClient http, Uri url, double? perSecond, TimeSpan time) => Task.WhenAll(Enumerable.Range(0, Workers).Select(async worker =>
    {
        await Task.Yield();
        var clock = Stopwatch.StartNew();
        for (var n = 0L; clock.Elapsed < time; n++)
        {
            if (perSecond is { } pace)
            {
                var due = TimeSpan.FromSeconds((n + ((double)worker / Workers)) * Workers / pace) - clock.Elapsed;
                if (due > TimeSpan.FromMilliseconds(1))
                {
                    await Task.Delay(due);
                }
            }

            await CallAsync(http, url, Interlocked.Increment(ref nextId) + Faults.Every);
        }
    }));

    private async Task CallAsync(HttpClient http, Uri url, long id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(Calls.LegacyMessage(id, Calls.Get, string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{id}}}")), MediaTypeHeaderValue.Parse("application/json")),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", "2025-06-18");
        string text;
        try
        {
            using var answer = await http.SendAsync(request);
            using var content = new MemoryStream();
            await answer.Content.CopyToAsync(content);
            text = Encoding.UTF8.GetString(content.GetBuffer().AsSpan(0, (int)content.Length));
        }
        catch (HttpRequestException exception)
        {
            text = $"no answer: {exception.Message}";
        }

        Interlocked.Increment(ref answered);
        var fault = Faults.Of(id);
        var right = fault is null
            ? text.Contains("file server", StringComparison.Ordinal) && !text.Contains("\"isError\"", StringComparison.Ordinal)
            : text.Contains("\"isError\":true", StringComparison.Ordinal) && Array.TrueForAll(fault.Said, said => text.Contains(said, StringComparison.Ordinal));
        outcomes.AddOrUpdate(fault?.Name ?? "answered", 1, (_, count) => count + 1);
        expected.AddOrUpdate(fault?.Error ?? "", 1, (_, count) => count + 1);
        if (!right && wrong.Count < 100)
        {
            wrong.Enqueue($"{fault?.Name ?? "a good answer"} was told as: {text[..Math.Min(text.Length, 300)]}");
        }
    }

    private bool Told(List<(TimeSpan At, double Megabytes)> samples)
    {
        foreach (var (name, count) in outcomes.OrderByDescending(pair => pair.Value))
        {
            Line($"- {count:N0} × {name}");
        }

        Line($"{(wrong.IsEmpty ? "Every failure was told with its cause." : $"{wrong.Count} or more calls were told wrongly, such as:")}");
        foreach (var one in wrong.Take(5))
        {
            Line($"  {one}");
        }

        var settled = samples.Where(sample => sample.At >= Settling).Select(sample => sample.Megabytes).ToList();
        if (settled.Count < 12)
        {
            Line($"Memory: too short a run to say; {samples[^1].Megabytes:0} MB at the end.");
            return true;
        }

        // Thirds, as one sample is as high as the moment since the last collection makes it.
        var third = settled.Count / 3;
        var (first, last) = (settled.Take(third).Average(), settled.TakeLast(third).Average());
        var growth = (last / first) - 1;
        Line($"Memory (RSS) after {Settling.TotalMinutes:0} minutes: {settled.Min():0} to {settled.Max():0} MB; last third to first {growth:+0.0%;-0.0%}.");
        return growth < 0.05;
    }

    private bool Kept(string file)
    {
        SystemSqlite.Load();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString());
        var rows = connection.Query<(string Error, long Count)>("SELECT COALESCE(error, '') AS error, COUNT(*) AS count FROM tool_call GROUP BY 1").ToDictionary(row => row.Error, row => row.Count);
        var right = rows.Values.Sum() == answered && expected.All(pair => rows.GetValueOrDefault(pair.Key) == pair.Value);
        Line($"Audit: {rows.Values.Sum():N0} rows of {answered:N0} calls; {string.Join(", ", rows.Where(row => row.Key.Length > 0).Select(row => $"{row.Value:N0} {row.Key} of {expected.GetValueOrDefault(row.Key):N0}"))}.");
        return right;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
