using Microsoft.Extensions.ObjectPool;

namespace Patchbay.Upstream;

/// <summary>
/// A caller's cancellation with a bound in time on top. Made of pooled parts, timers included, as each call needs several; dispose it
/// once, when nothing uses its token any more.
/// </summary>
readonly struct Deadline : IDisposable
{
    private static readonly ObjectPool<CancellationTokenSource> Sources = new DefaultObjectPoolProvider { MaximumRetained = 1_024 }.Create(new Resettable());

    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration caller;

    private Deadline(CancellationTokenSource source, CancellationToken caller)
    {
        this.source = source;
        this.caller = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
    }

    public CancellationToken Token => source.Token;

    /// <summary>True when the time is up or the caller gave up.</summary>
    public bool IsOver => source.IsCancellationRequested;

    public static Deadline After(TimeSpan time, CancellationToken caller)
    {
        var source = Sources.Get();
        source.CancelAfter(time);
        return new Deadline(source, caller);
    }

    /// <inheritdoc cref="After(TimeSpan, CancellationToken)"/>
    public static Deadline After(TimeSpan time, TimeProvider clock, CancellationToken caller) =>
        clock == TimeProvider.System ? After(time, caller) : new Deadline(new CancellationTokenSource(time, clock), caller);

    public void Dispose()
    {
        caller.Dispose(); // waits for a cancellation under way, so that none reaches the next user
        Sources.Return(source);
    }

    private sealed class Resettable : PooledObjectPolicy<CancellationTokenSource>
    {
        public override CancellationTokenSource Create() => new();

        public override bool Return(CancellationTokenSource obj) => obj.TryReset();
    }
}
