using System.Threading.Channels;

namespace Patchbay.Audit;

/// <summary>
/// Takes tool calls on the hot path and writes them behind it: in batches, at most <see cref="FlushInterval"/> later, and to
/// the last one when the process stops. While the database cannot be written it keeps what it has and tries again; once
/// <see cref="Capacity"/> calls wait, it has no room, and no call may be made that could not be written down.
/// </summary>
sealed partial class AuditLog(ToolCallStore store, TimeProvider clock, ILogger<AuditLog> logger) : IHostedService, IDisposable
{
    // Long enough to make one transaction of many calls, and short enough that their writing holds up no others on the same core.
    public static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Calls that may wait to be written before new ones are refused; those under way then still find their place.</summary>
    public const int Capacity = 65_536;

    /// <summary>Likewise for the characters of their argument values.</summary>
    public const long CapacityOfValues = 64 * 1024 * 1024;

    // Reached only when the database is slow: what comes within FlushInterval is less, and is soon written.
    private const int BatchSize = 1_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // The host may have lost patience with those who stopped before us; the rows get this long all the same.
    private static readonly TimeSpan LastChance = TimeSpan.FromSeconds(5);

    private readonly Channel<ToolCallEvent> calls = Channel.CreateUnbounded<ToolCallEvent>(new UnboundedChannelOptions { SingleReader = true });

    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource givingUp = new();
    private Task writing = Task.CompletedTask;
    private int waiting;
    private long waitingValues;
    private long refused;

    /// <summary>False when too many calls wait to be written: no new one may be made. Neither waits nor throws.</summary>
    public bool HasRoom()
    {
        if (Volatile.Read(ref waiting) < Capacity && Interlocked.Read(ref waitingValues) < CapacityOfValues)
        {
            return true;
        }

        Interlocked.Increment(ref refused);
        AuditMetrics.Refused.Add(1);
        return false;
    }

    /// <summary>Neither waits nor throws.</summary>
    public void Record(ToolCallEvent call)
    {
        Interlocked.Increment(ref waiting);
        AuditMetrics.Backlog.Add(1);
        if (call.ArgumentValues is { } values)
        {
            Interlocked.Add(ref waitingValues, values.Length);
        }

        if (!calls.Writer.TryWrite(call))
        {
            AuditMetrics.Lost.Add(1);
            LogLate(call.Tool, call.AccountId);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A thread of its own: SQLite blocks while the disk works, and a thread of the pool would then be missing to the calls.
        writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    /// <summary>Returns when everything recorded is written, or when there is no more time for it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        calls.Writer.TryComplete();
        await stopping.CancelAsync(); // no more waiting for company
        var patience = Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        await Task.WhenAny(writing, patience);
        if (!writing.IsCompleted)
        {
            givingUp.CancelAfter(LastChance);
            await writing;
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        givingUp.Dispose();
    }

    private void Write()
    {
        var batch = new List<ToolCallEvent>(BatchSize);
        while (calls.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            Gather();
            while (batch.Count < BatchSize && calls.Reader.TryRead(out var call))
            {
                batch.Add(call);
            }

            if (!FlushAsync(batch).GetAwaiter().GetResult())
            {
                AuditMetrics.Lost.Add(Volatile.Read(ref waiting));
                LogLost(Volatile.Read(ref waiting));
                return;
            }

            Interlocked.Add(ref waiting, -batch.Count);
            AuditMetrics.Backlog.Add(-batch.Count);
            Interlocked.Add(ref waitingValues, -batch.Sum(call => (long)(call.ArgumentValues?.Length ?? 0)));
            batch.Clear();
        }
    }

    /// <summary>Lets a batch grow, unless it is full already or the process is stopping.</summary>
    private void Gather()
    {
        if (Volatile.Read(ref waiting) < BatchSize && !stopping.IsCancellationRequested)
        {
            Task.Delay(FlushInterval, clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }
    }

    /// <summary>False when there is no more time to try.</summary>
    private async Task<bool> FlushAsync(List<ToolCallEvent> batch)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await store.AddAsync(batch, givingUp.Token);
                if (Interlocked.Exchange(ref refused, 0) is > 0 and var count)
                {
                    LogRefused(count);
                }

                return true;
            }
            catch (Exception) when (givingUp.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception e)
            {
                LogNotWritten(e, Volatile.Read(ref waiting), pause);
                await Task.Delay(pause, clock, givingUp.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} tool calls wait to be written to the audit and the database refuses them; trying again in {Pause}")]
    private partial void LogNotWritten(Exception failure, int count, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} tool calls were refused because the audit could not be written; it is again now")]
    private partial void LogRefused(long count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} tool calls are lost to the audit: the database refused them until the process had to stop")]
    private partial void LogLost(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A call of {Tool} for account {Account} is lost to the audit: it ended after the process had stopped")]
    private partial void LogLate(string tool, string account);
}
