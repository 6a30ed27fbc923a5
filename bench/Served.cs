using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Bench;

/// <summary><c>patchbay serve</c> on a data folder, in a process of its own that has answered its first <c>tools/list</c>.</summary>
sealed class Served : IAsyncDisposable
{
    private readonly Process process;

    private Served(Process process, Uri url, long started) => (this.process, Url, Started) = (process, url, started);

    public Uri Url { get; }

    /// <summary>Timestamp of the moment before it was started.</summary>
    public long Started { get; }

    public double CpuSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public double RssMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1_048_576.0;
        }
    }

    public static async Task<Served> StartAsync(string folder, string[] program)
    {
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(program[0], [.. program[1..], "serve", "--port", "0", "--data", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        process.ErrorDataReceived += (_, _) => { }; // refused requests for custom fields
        process.BeginErrorReadLine();
        const string Listening = "Patchbay listens on ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
            {
                var served = new Served(process, new Uri(line[Listening.Length..]), started);
                await served.ListAsync(GrownDatabase.Tokens(folder)[0]);
                return served;
            }
        }

        throw new InvalidOperationException($"patchbay serve ended with {process.ExitCode}");
    }

    private async Task ListAsync(string token)
    {
        using var client = new HttpClient();
        using var content = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(Url, $"/mcp/{token}"), content);
        if ((await answer.Content.ReadFromJsonAsync<JsonNode>())!["result"]?["tools"] is not JsonArray { Count: > 0 })
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"tools/list answered {(int)answer.StatusCode}"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
