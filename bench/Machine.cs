using System.Globalization;
using System.Runtime.InteropServices;

namespace Patchbay.Bench;

/// <summary>What a run was made on, in one line.</summary>
static class Machine
{
    public static string Describe()
    {
        var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024 / 1024;
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return string.Create(CultureInfo.InvariantCulture,
            $"{RuntimeInformation.OSDescription}; {processor}, {Environment.ProcessorCount} cores, {memory:0} GB; .NET {Environment.Version}; load average before the run {load}. The load generator, the upstream and the contender share the cores.");
    }
}
