namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Counts calls in the time just past, not in windows with a beginning: a short pause therefore never helps.</summary>
sealed class RollingWindow(TimeProvider clock, int limit, TimeSpan window)
{
    readonly Queue<DateTimeOffset> calls = new();

    public int Limit => limit;

    public TimeSpan Window => window;

    /// <summary>Counts one call. A refused one is not counted, and gives the seconds until the oldest call is past; null lets it through.</summary>
    public int? RefusesFor()
    {
        lock (calls)
        {
            var now = clock.GetUtcNow();
            while (calls.TryPeek(out var oldest) && oldest + window <= now)
                calls.Dequeue();
            if (calls.Count >= limit)
                return Math.Max(1, (int)Math.Ceiling(((calls.TryPeek(out var first) ? first + window : now + window) - now).TotalSeconds));
            calls.Enqueue(now);
            return null;
        }
    }
}
