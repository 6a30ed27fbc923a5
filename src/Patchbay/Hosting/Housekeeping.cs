using Patchbay.Storage;

namespace Patchbay.Hosting;

/// <summary>Something done now and then.</summary>
/// <param name="Name">For the log: "erase expired servers".</param>
/// <param name="AlsoAtStop">
/// True for what every process has to do for itself, and would lose something by stopping without. All else is for the database, and one
/// process does it for all.
/// </param>
sealed record Chore(string Name, Func<CancellationToken, Task> DoAsync, bool AlsoAtStop = false)
{
    private const int Batch = 1_000; // short transactions: other writes must get in between

    /// <summary>Erases until nothing is left to erase.</summary>
    /// <param name="eraseAsync">Erases at most so many rows and returns how many it did.</param>
    public static async Task InBatches(Func<int, CancellationToken, Task<int>> eraseAsync, CancellationToken cancellationToken)
    {
        while (await eraseAsync(Batch, cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}

/// <summary>Does every chore once in a while; one that fails does not hold up the others.</summary>
sealed partial class Housekeeping(IEnumerable<Chore> chores, Leases leases, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private const string LeaseName = "housekeeping";

    // A process that died is replaced two rounds later.
    private static readonly TimeSpan Lease = Interval * 2.5;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await DoAsync(
            [.. chores.Where(chore => chore.AlsoAtStop), new Chore("leave the chores to others", token => leases.LeaveAsync(LeaseName, token), AlsoAtStop: true)],
            cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await DoAsync(chores, stoppingToken);
        }
    }

    private async Task DoAsync(IEnumerable<Chore> due, CancellationToken cancellationToken)
    {
        foreach (var chore in due)
        {
            try
            {
                // Taken again for each: one may last long.
                if (chore.AlsoAtStop || await leases.TakeAsync(LeaseName, Lease, cancellationToken))
                {
                    await chore.DoAsync(cancellationToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e, chore.Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not {Chore}; trying again later")]
    private partial void LogFailed(Exception failure, string chore);
}
