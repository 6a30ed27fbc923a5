using System.Diagnostics;
using System.Globalization;
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

    public int ProcessId => process.Id;

    /// <summary>Bytes allocated since the process started.</summary>
    public async Task<long> AllocatedAsync()
    {
        await process.StandardInput.WriteLineAsync("allocated");
        return long.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
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

    /// <summary>The child's side: tell the facts, then answer each line with the bytes allocated until the parent goes.</summary>
    public static async Task ServeAsync(JsonObject facts)
    {
        Console.WriteLine(facts.ToJsonString());
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture));
        }
    }
}
