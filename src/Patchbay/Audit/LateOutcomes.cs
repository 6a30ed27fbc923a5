using System.Threading.Channels;
using Patchbay.Storage;

namespace Patchbay.Audit;

/// <summary>
/// Finishes the events of changes: at once or, where the database goes away in between, once it is back. Those are few, as without a
/// database no further change begins.
/// </summary>
sealed partial class LateOutcomes(AuditEventStore events, TimeProvider clock, ILogger<LateOutcomes> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<(string Id, AuditOutcome Outcome)> waiting =
        Channel.CreateUnbounded<(string, AuditOutcome)>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Does not throw: what was done is done, and the caller must learn of it.</summary>
    public async Task EndAsync(string id, AuditOutcome outcome)
    {
        if (!await TryAsync(id, outcome, isLast: false) && !waiting.Writer.TryWrite((id, outcome)))
        {
            LogUnfinished(null, id, outcome.HttpStatus);
        }
    }

    /// <summary>Returns when all are finished or, where the database is still away, given up.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (id, outcome) in waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            while (!await TryAsync(id, outcome, isLast: stoppingToken.IsCancellationRequested))
            {
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>False when it has to be tried again.</summary>
    private async Task<bool> TryAsync(string id, AuditOutcome outcome, bool isLast)
    {
        try
        {
            await events.EndAsync(id, outcome, CancellationToken.None);
        }
        catch (DatabaseUnavailableException) when (!isLast)
        {
            return false;
        }
        catch (Exception e)
        {
            LogUnfinished(e, id, outcome.HttpStatus);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Audit event {Event} stays unfinished though its request was answered {Status}: the database refused it")]
    private partial void LogUnfinished(Exception? failure, string @event, int status);
}
