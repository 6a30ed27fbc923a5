using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Patchbay.Bench;

/// <summary>What one load run came to.</summary>
readonly record struct Sample(double RequestsPerSecond, double P50, double P99, long Requests, long Failures);

/// <summary>A request repeated by wrk over keep-alive connections.</summary>
sealed partial record Load(string Name, Uri Url, string? Body, IReadOnlyDictionary<string, string> Headers)
{
    public async Task<Sample> RunAsync(int connections, TimeSpan duration)
    {
        var script = Path.Combine(Path.GetTempPath(), $"patchbay-bench-{Guid.NewGuid():N}.lua");
        await File.WriteAllTextAsync(script, Script());
        try
        {
            var start = new ProcessStartInfo("wrk",
                ["-t1", $"-c{connections}", $"-d{(int)duration.TotalSeconds}s", "--latency", "-s", script, Url.ToString()])
            {
                RedirectStandardOutput = true,
            UseShellExecute = false,
            };
            using var wrk = Process.Start(start)!;
            var output = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            return Parse(output);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private string Script()
    {
        if (Body is null)
        {
            return "wrk.method = 'GET'\n";
        }

        var headers = string.Concat(Headers.Select(header => $"wrk.headers['{header.Key}'] = '{header.Value}'\n"));
        return $"wrk.method = 'POST'\nwrk.body = [==[{Body}]==]\n{headers}";
    }

    private static Sample Parse(string output) => new(
        double.Parse(RateLine().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
        Milliseconds(PercentileLine("50").Match(output)),
        Milliseconds(PercentileLine("99").Match(output)),
        long.Parse(TotalLine().Match(output).Groups[1].Value),
        FailureLine().Match(output) is { Success: true } failed ? long.Parse(failed.Groups[1].Value) : 0);

    private static double Milliseconds(Match match)
    {
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch { "us" => value / 1_000, "s" => value * 1_000, _ => value };
    }

    private static Regex PercentileLine(string percentile) => new($@"^\s+{percentile}%\s+([\d.]+)(us|ms|s)", RegexOptions.Multiline);

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex RateLine();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex TotalLine();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex FailureLine();
}
