using Patchbay.Secrets;

namespace Patchbay.Servers;

/// <summary>
/// One URL in memory: its snapshot, and the signals of those who hold it. Closed fires once, for good; Changed belongs to a
/// snapshot and fires when the next one differs in what clients see.
/// </summary>
sealed class ServedUrl(TokenHash hash, ServedServerLoader loader, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(20); // a timer's own limit is some 49 days

    private readonly SemaphoreSlim loading = new(1, 1);
    private readonly CancellationTokenSource closed = new();
    private readonly ServerTraffic traffic = new();
    private CancellationTokenSource changed = new();
    private ServedServer? last;
    private ServedServer? current;
    private ITimer? expiry;
    private long epoch;

    public TokenHash Hash { get; } = hash;

    /// <summary>The snapshot; null when it must be read (again), or when the URL has expired.</summary>
    public ServedServer? Current =>
        Volatile.Read(ref current) is { } server && !(server.ExpiresAt <= clock.GetUtcNow()) ? server : null;

    /// <summary>True once it has been read and was there.</summary>
    public bool Known => Volatile.Read(ref last) is not null;

    /// <summary>True for the server's own id and its account's; also while it is not known whose it is.</summary>
    public bool Concerns(string subject) =>
        Volatile.Read(ref last) is not { } server || server.Id == subject || server.Account.Id == subject;

    /// <summary>Makes the next look read the database.</summary>
    public void Invalidate()
    {
        Interlocked.Increment(ref epoch);
        Volatile.Write(ref current, null);
    }

    /// <summary>The current snapshot, read if need be; null when the URL does not exist, or no longer.</summary>
    public async Task<ServedServer?> LoadAsync(CancellationToken cancellationToken)
    {
        await loading.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                if (closed.IsCancellationRequested)
                {
                    return null;
                }

                if (Current is { } ready)
                {
                    return ready;
                }

                var seen = Interlocked.Read(ref epoch);
                var fresh = await loader.LoadAsync(Hash, closed.Token, changed.Token, cancellationToken);
                if (fresh is null)
                {
                    Close();
                    return null;
                }

                Take(fresh with { Traffic = traffic });
                if (Interlocked.Read(ref epoch) == seen)
                {
                    return last;
                }

                Invalidate(); // changed while it was read
            }
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Leaves the cache though it may still be served: those who hold the snapshot must look it up again.</summary>
    public void Retire()
    {
        expiry?.Dispose();
        _ = changed.CancelAsync();
    }

    public void Dispose()
    {
        expiry?.Dispose();
        loading.Dispose();
        closed.Dispose();
        changed.Dispose();
    }

    private void Take(ServedServer fresh)
    {
        if (last is { } before && Differs(before, fresh))
        {
            var old = changed;
            changed = new CancellationTokenSource();
            fresh = fresh with { Changed = changed.Token };
            _ = old.CancelAsync(); // on other threads: whoever waits may do as it likes
        }

        Volatile.Write(ref last, fresh);
        Volatile.Write(ref current, fresh);
        expiry?.Dispose();
        expiry = fresh.ExpiresAt is { } at ? clock.CreateTimer(_ => Expire(), null, Due(at), Timeout.InfiniteTimeSpan) : null;
    }

    private static bool Differs(ServedServer before, ServedServer after) =>
        !ReferenceEquals(before.Tools, after.Tools) || before.Name != after.Name || before.Discovery != after.Discovery
        || before.RequireApiTokenAuth != after.RequireApiTokenAuth
        || before.WriteSafety != after.WriteSafety || before.ConfirmLegacy != after.ConfirmLegacy || before.UntrustedText != after.UntrustedText
        || before.ExpiresAt != after.ExpiresAt
        || before.Account.Status != after.Account.Status;

    private TimeSpan Due(DateTimeOffset at)
    {
        var due = at - clock.GetUtcNow();
        return due < TimeSpan.Zero ? TimeSpan.Zero : due > LongestTimer ? LongestTimer : due;
    }

    private void Expire()
    {
        if (Volatile.Read(ref last)?.ExpiresAt is not { } at)
        {
            return;
        }

        if (at <= clock.GetUtcNow())
        {
            Close();
        }
        else
        {
            expiry?.Change(Due(at), Timeout.InfiniteTimeSpan); // a far expiry, in stages; or the clock was a little early
        }
    }

    private void Close()
    {
        Volatile.Write(ref current, null);
        expiry?.Dispose();
        _ = closed.CancelAsync();
        _ = changed.CancelAsync();
    }
}
