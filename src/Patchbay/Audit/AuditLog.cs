using System.Threading.Channels;

namespace Patchbay.Audit;

/// <summary>
/// Takes tool calls on the hot path and writes them behind it: in batches, at most <see cref="FlushInterval"/> later, and to
/// the last one when the process stops.
/// </summary>
sealed partial class AuditLog(ToolCallStore store, TimeProvider clock, ILogger<AuditLog> logger) : IHostedService, IDisposable
{
    public static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Calls that may wait to be written; beyond, calls go unrecorded, which is logged with their number.</summary>
    public const int Capacity = 65_536;

    private const int BatchSize = 1_000;

    private readonly Channel<ToolCallEvent> waiting = Channel.CreateBounded<ToolCallEvent>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly CancellationTokenSource stopping = new();
    private Task writing = Task.CompletedTask;
    private long lost;

    /// <summary>Never waits and never throws.</summary>
    public void Record(ToolCallEvent call)
    {
        if (!waiting.Writer.TryWrite(call))
        {
            Interlocked.Increment(ref lost);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        writing = Task.Run(WriteAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Returns when everything recorded is written, or when the host loses patience.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await stopping.CancelAsync(); // no more waiting for company
        await writing.WaitAsync(cancellationToken);
    }

    public void Dispose() => stopping.Dispose();

    private async Task WriteAsync()
    {
        var batch = new List<ToolCallEvent>(BatchSize);
        while (await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await GatherAsync();
            while (batch.Count < BatchSize && waiting.Reader.TryRead(out var call))
            {
                batch.Add(call);
            }

            await FlushAsync(batch);
            batch.Clear();
            if (Interlocked.Exchange(ref lost, 0) is > 0 and var count)
            {
                LogLost(count);
            }
        }
    }

    /// <summary>Lets a batch grow, unless it is full already or the process is stopping.</summary>
    private async Task GatherAsync()
    {
        if (waiting.Reader.Count < BatchSize && !stopping.IsCancellationRequested)
        {
            await Task.Delay(FlushInterval / 2, clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FlushAsync(List<ToolCallEvent> batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await store.AddAsync(batch, CancellationToken.None);
                return;
            }
            catch (Exception e)
            {
                if (attempt == 5)
                {
                    LogNotWritten(e, batch.Count);
                    return;
                }

                await Task.Delay(FlushInterval * attempt, clock, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} tool calls went unrecorded: the audit could not be written as fast as calls came")]
    private partial void LogLost(long count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} tool calls went unrecorded: the database refused them five times")]
    private partial void LogNotWritten(Exception failure, int count);
}
