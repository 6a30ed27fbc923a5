namespace Patchbay.Sandbox.Http;

/// <summary>Counts calls per key in fixed windows that begin with a key's first call, as hosted products do.</summary>
/// <param name="clock">Tells when a window ends.</param>
/// <param name="limit">Calls (or credits) per window; more are over the limit.</param>
/// <param name="window">How long one window lasts.</param>
sealed class RateLimiter(TimeProvider clock, int limit, TimeSpan window)
{
    readonly Dictionary<string, (DateTimeOffset Ends, int Used)> windows = new(StringComparer.Ordinal);

    /// <summary>Counts <paramref name="credits"/> against <paramref name="key"/>, and tells where it stands.</summary>
    public RateLimitState Count(string key, int credits = 1)
    {
        lock (windows)
        {
            var now = clock.GetUtcNow();
            var (ends, used) = windows.TryGetValue(key, out var open) && open.Ends > now ? open : (now + window, 0);
            windows[key] = (ends, used + credits);
            return new(limit, used + credits, ends - now);
        }
    }
}

/// <summary>Where a key stands in its window.</summary>
/// <param name="Limit">Allowed per window.</param>
/// <param name="Used">Used in this window, the present call included.</param>
/// <param name="ResetsIn">Until the window ends.</param>
readonly record struct RateLimitState(int Limit, int Used, TimeSpan ResetsIn)
{
    public bool IsExceeded => Used > Limit;

    public int Remaining => Math.Max(0, Limit - Used);

    /// <summary>Whole seconds until the window ends, at least 1.</summary>
    public int ResetSeconds => Math.Max(1, (int)Math.Ceiling(ResetsIn.TotalSeconds));
}
