using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Patchbay.Bench;

/// <summary>What one load run came to; latencies in milliseconds.</summary>
readonly record struct Sample(double RequestsPerSecond, double P50, double P99, long Requests, long Failures);

/// <summary>One request, repeated.</summary>
interface ILoad
{
    /// <param name="connections">Requests under way at once.</param>
    Task<Sample> RunAsync(int connections, TimeSpan duration);

    /// <summary>The answer to one request, to see that what is measured is the right thing.</summary>
    Task<string> AnswerAsync();
}

/// <summary>A request repeated by wrk over keep-alive connections; without a body a GET, else a POST.</summary>
sealed partial record HttpLoad(Uri Url, string? Body, IReadOnlyDictionary<string, string> Headers) : ILoad
{
    /// <summary>True when each request needs a JSON-RPC id of its own.</summary>
    public bool OwnIds { get; init; }

    public static HttpLoad Get(Uri url) => new(url, null, new Dictionary<string, string>());

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

    public async Task<string> AnswerAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });
        using var request = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, Url);
        if (Body is not null)
        {
            request.Content = new StringContent(Body, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in Headers.Where(header => header.Key != "Content-Type"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        using var answer = new MemoryStream();
        await response.Content.CopyToAsync(answer);
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private string Script()
    {
        if (Body is null)
        {
            return "wrk.method = 'GET'\n";
        }

        var headers = string.Concat(Headers.Select(header => $"wrk.headers['{header.Key}'] = '{header.Value}'\n"));
        // Servers that keep a session need another id for each request of it.
        return $"wrk.method = 'POST'\nwrk.body = [==[{Body}]==]\n{headers}" + (OwnIds
            ? $"local n = {Environment.TickCount64 * 1_000}\nrequest = function() n = n + 1; return wrk.format(nil, nil, nil, (wrk.body:gsub('\"id\":7,', '\"id\":' .. n .. ',', 1))) end\n"
            : "");
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
