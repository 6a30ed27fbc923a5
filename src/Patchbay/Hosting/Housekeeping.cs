namespace Patchbay.Hosting;

/// <summary>Something done now and then, and once more when the process stops. <paramref name="Name"/> is for the log: "erase expired servers".</summary>
sealed record Chore(string Name, Func<CancellationToken, Task> DoAsync);

/// <summary>Does every chore once in a while; one that fails does not hold up the others.</summary>
sealed partial class Housekeeping(IEnumerable<Chore> chores, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await DoAllAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await DoAllAsync(stoppingToken);
        }
    }

    private async Task DoAllAsync(CancellationToken cancellationToken)
    {
        foreach (var chore in chores)
        {
            try
            {
                await chore.DoAsync(cancellationToken);
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
