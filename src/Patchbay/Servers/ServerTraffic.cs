namespace Patchbay.Servers;

/// <summary>
/// What the callers of one MCP URL are doing on this node: calls under way, calls of the present minute, calls made over and over.
/// It stays with the URL in memory, so counting needs no look-up; a URL that falls out of memory begins anew.
/// </summary>
public sealed class ServerTraffic
{
    /// <summary>What "a minute" and "in a short time" mean: from the first call on.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int MaxRemembered = 256; // different calls; a runaway agent makes few of them

    private readonly Lock gate = new();
    private Dictionary<UInt128, Count>? counts; // made when first needed: most URLs never are
    private Count minute;
    private int underWay;

    /// <summary>False when <paramref name="most"/> calls are under way. After true, <see cref="Exit"/> is due once.</summary>
    public bool TryEnter(int most)
    {
        if (Interlocked.Increment(ref underWay) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref underWay);
        return false;
    }

    public void Exit() => Interlocked.Decrement(ref underWay);

    /// <summary>Counts a call; how long to wait when there were <paramref name="most"/> in this minute already, else null.</summary>
    public TimeSpan? CountCall(int most, TimeProvider clock)
    {
        lock (gate)
        {
            var left = minute.Left(clock);
            if (left is not null && minute.Calls >= most)
            {
                return left;
            }

            minute = left is null ? new Count(clock.GetTimestamp(), 1) : minute with { Calls = minute.Calls + 1 };
            return null;
        }
    }

    /// <summary>Counts a call by a digest of all that it says; how long to wait when it was made <paramref name="most"/> times already, else null.</summary>
    public TimeSpan? CountSame(UInt128 digest, int most, TimeProvider clock)
    {
        lock (gate)
        {
            var repeated = counts ??= [];
            var count = repeated.GetValueOrDefault(digest);
            var left = count.Left(clock);
            if (left is not null && count.Calls >= most)
            {
                return left;
            }

            if (left is null && repeated.Count >= MaxRemembered)
            {
                Forget(repeated, clock);
            }

            repeated[digest] = left is null ? new Count(clock.GetTimestamp(), 1) : count with { Calls = count.Calls + 1 };
            return null;
        }
    }

    private static void Forget(Dictionary<UInt128, Count> repeated, TimeProvider clock)
    {
        foreach (var (digest, _) in repeated.Where(one => one.Value.Left(clock) is null).ToList())
        {
            repeated.Remove(digest);
        }

        if (repeated.Count >= MaxRemembered)
        {
            repeated.Clear(); // so many different calls in a minute are no loop
        }
    }

    private readonly record struct Count(long Since, int Calls)
    {
        /// <summary>Null once the window has passed, or before the first call.</summary>
        public TimeSpan? Left(TimeProvider clock) =>
            Calls > 0 && Window - clock.GetElapsedTime(Since) is var left && left > TimeSpan.Zero ? left : null;
    }
}
