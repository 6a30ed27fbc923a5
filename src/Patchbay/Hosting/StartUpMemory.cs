namespace Patchbay.Hosting;

/// <summary>
/// Gives the memory back that starting took, once. Reading a thousand described tools leaves garbage, which the collector would keep room for
/// until there is much more of it.
/// </summary>
sealed class StartUpMemory(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Settled, clock, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
