using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Patchbay.Hosting;
using Patchbay.Integrations;
using Patchbay.Servers;

namespace Patchbay.Tools;

/// <summary>Keeps the callers of one MCP server in bounds: how many calls at once, how many a minute, and the same call how often.</summary>
sealed class CallLimits(PatchbayOptions options, TimeProvider clock)
{
    // Nobody outside knows it, so nobody can make two calls that look alike; it is a short-lived comparison in memory, not a proof.
    private static readonly long Seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    /// <summary>Null lets the call in, and <see cref="ServerTraffic.Exit"/> is due once; otherwise the refusal.</summary>
    public ToolResult? Enter(ServedServer server, Tool tool, JsonElement arguments)
    {
        if ((server.CallsPerMinute ?? options.CallsPerMinute) is { } perMinute && server.Traffic.CountCall(perMinute, clock) is { } wait)
        {
            return Refused(
                $"This MCP server takes {perMinute} calls a minute, and they are used up: try again in {Seconds(wait)} s. The limit is Patchbay's, set by an operator.",
                perMinute, wait);
        }

        var most = tool.Method.Annotations.ReadOnly ? options.RepeatedReads : options.RepeatedWrites;
        if (most > 0 && server.Traffic.CountSame(Digest(tool, arguments), most, clock) is { } pause)
        {
            return Refused(
                $"{tool.Name} was called {most} times with exactly these arguments in the last minute, so it was not sent again. "
                + $"Look at what the calls before answered, and change the arguments; the same call is possible again in {Seconds(pause)} s.",
                most, pause);
        }

        var atOnce = server.MaxConcurrentCalls ?? options.MaxConcurrentCalls;
        return server.Traffic.TryEnter(atOnce)
            ? null
            : ToolResult.Failed(ToolError.RateLimited, $"{atOnce} calls of this MCP server are already under way. Wait for one to end, then try again.");
    }

    private static ToolResult Refused(string message, int limit, TimeSpan wait) =>
        ToolResult.Failed(ToolError.RateLimited, message) with { RateLimit = new RateLimit(limit, 0, Seconds(wait)) };

    private static long Seconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));

    private static UInt128 Digest(Tool tool, JsonElement arguments) => XxHash128.HashToUInt128(
        JsonMarshal.GetRawUtf8Value(arguments), Seed ^ (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(tool.Name.AsSpan())));
}
