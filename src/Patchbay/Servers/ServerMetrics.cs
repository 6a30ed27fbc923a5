using System.Diagnostics.Metrics;
using Patchbay.Hosting;

namespace Patchbay.Servers;

static class ServerMetrics
{
    private static readonly Counter<long> Lookups = Telemetry.Meter.CreateCounter<long>(
        "patchbay.server_cache.lookups", "{lookup}", "MCP URLs looked up: hit in memory, miss, or known to be nobody's.");

    private static readonly KeyValuePair<string, object?> HitTag = new("patchbay.cache.result", "hit");
    private static readonly KeyValuePair<string, object?> MissTag = new("patchbay.cache.result", "miss");
    private static readonly KeyValuePair<string, object?> UnknownTag = new("patchbay.cache.result", "unknown");

    public static void Hit() => Lookups.Add(1, HitTag);

    public static void Miss() => Lookups.Add(1, MissTag);

    public static void Unknown() => Lookups.Add(1, UnknownTag);
}
