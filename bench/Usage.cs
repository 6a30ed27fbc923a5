using System.Globalization;

namespace Patchbay.Bench;

/// <summary>What processes have used so far, as the kernel counts it.</summary>
/// <param name="ResidentBytes">Memory at this moment.</param>
readonly record struct Usage(TimeSpan Cpu, long ResidentBytes)
{
    private const double TicksPerSecond = 100; // USER_HZ of every Linux in use

    public static Usage Of(IEnumerable<int> processes)
    {
        var (ticks, bytes) = (0L, 0L);
        foreach (var process in processes)
        {
            var fields = Fields(process);
            ticks += long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            bytes += long.Parse(fields[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }

        return new Usage(TimeSpan.FromSeconds(ticks / TicksPerSecond), bytes);
    }

    public static int[] ChildrenOf(int parent) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!))
            .Where(process => IsChild(process, parent)),
    ];

    private static bool IsChild(int process, int parent)
    {
        try
        {
            return Fields(process)[1] == parent.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false; // it has just ended
        }
    }

    // From the third field on: the second is the program's name in brackets, which may hold anything.
    private static string[] Fields(int process)
    {
        var line = File.ReadAllText($"/proc/{process}/stat");
        return line[(line.LastIndexOf(')') + 2)..].Split(' ');
    }
}
