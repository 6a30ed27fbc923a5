using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Patchbay.Bench;

/// <summary>One contestant in its own process, so that its allocations and processor time are its own.</summary>
sealed class Child : IAsyncDisposable
{
    private readonly Process process;

    private Child(Process process, JsonNode facts) => (this.process, Facts) = (process, facts);

    /// <summary>What the child printed once it answered: at least <c>url</c>.</summary>
    public JsonNode Facts { get; }

    public Uri Url => new((string)Facts["url"]!);

    public static async Task<Child> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                return new Child(process, JsonNode.Parse(line)!);
            }
        }

        throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended before it answered");
    }

    /// <summary>Bytes allocated and processor time since the process started.</summary>
    public async Task<Usage> UsageAsync()
    {
        await process.StandardInput.WriteLineAsync("usage");
        var facts = JsonNode.Parse((await process.StandardOutput.ReadLineAsync())!)!;
        return new Usage((long)facts["allocated"]!, TimeSpan.FromMilliseconds((double)facts["cpu_ms"]!));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close(); // the child then ends by itself and tidies up
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }

    /// <summary>The child's side: tell the facts, then answer each line with the usage until the parent goes.</summary>
    public static async Task ServeAsync(JsonObject facts)
    {
        Console.WriteLine(facts.ToJsonString());
        while (await Console.In.ReadLineAsync() is not null)
        {
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(new JsonObject
            {
                ["allocated"] = GC.GetTotalAllocatedBytes(precise: true),
                ["cpu_ms"] = self.TotalProcessorTime.TotalMilliseconds,
            }.ToJsonString());
        }
    }
}

readonly record struct Usage(long Allocated, TimeSpan Cpu);
