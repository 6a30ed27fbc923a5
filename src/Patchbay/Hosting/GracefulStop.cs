namespace Patchbay.Hosting;

/// <summary>
/// Stops in steps: not ready any more, then, after <see cref="PatchbayOptions.StopDelay"/>, no new connections and no more streams, then the
/// end once all calls are done. In between, whoever spreads requests over nodes has seen that this one is leaving.
/// </summary>
sealed class GracefulStop(PatchbayOptions options, IHostApplicationLifetime lifetime, TimeProvider clock) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private volatile bool begun;

    /// <summary>True from the first moment.</summary>
    public bool Begun => begun || lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Fires when the delay is over: what would never end by itself ends now.</summary>
    public CancellationToken Closing => closing.Token;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        begun = true;
        await Task.Delay(options.StopDelay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await closing.CancelAsync();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => closing.Dispose();
}
