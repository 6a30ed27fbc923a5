namespace Patchbay.Storage;

/// <summary>
/// Tells the caches of every process on this database what to forget: at once in the process that made the change, and in the others as
/// soon as the database announces it or, where it announces nothing, within <see cref="PollInterval"/>.
/// </summary>
sealed partial class Changes(Database database, TimeProvider clock, ILogger<Changes> logger) : BackgroundService
{
    public static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Announcements can get lost on a network that is going wrong, so those who hear them look now and then all the same.</summary>
    public static readonly TimeSpan SlowPollInterval = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly HashSet<long> own = [];
    private readonly SemaphoreSlim news = new(0, 1);
    private long seen = -1;
    private volatile bool listening;

    private Action<string?> handlers = _ => { };

    /// <summary>
    /// Runs <paramref name="handler"/> on the thread that made or noticed a change, with the id of the account, MCP server or
    /// API token (told apart by prefix), or with null when too much changed to tell. It must not throw or wait.
    /// </summary>
    public void Subscribe(Action<string?> handler)
    {
        lock (gate)
        {
            handlers += handler;
        }
    }

    /// <summary>
    /// Writes through <paramref name="work"/> and notes the subject's change in the same transaction. Null, false or 0 means that nothing
    /// was changed: then nothing is noted, and a subject that is no id of ours (a secret in its place, say) is kept nowhere.
    /// </summary>
    public async Task<T> WriteAsync<T>(string subject, Func<Transaction, Task<T>> work, CancellationToken cancellationToken)
    {
        var version = 0L;
        var result = await database.WriteAsync(
            async transaction =>
            {
                version = 0;
                var outcome = await work(transaction);
                if (EqualityComparer<T>.Default.Equals(outcome, default))
                {
                    return outcome;
                }

                version = await transaction.FindAsync<long>(
                    "UPDATE change_latest SET version = version + 1 WHERE one = 1 RETURNING version", null, cancellationToken);
                await transaction.ExecuteAsync(
                    "INSERT INTO change (version, subject, at) VALUES (@version, @subject, @at)",
                    new { version, subject, at = clock.GetUtcNow().ToUnixTimeMilliseconds() },
                    cancellationToken);
                if (database.Announcement is { } announcement)
                {
                    await transaction.ExecuteAsync(announcement, null, cancellationToken);
                }

                return outcome;
            },
            cancellationToken);
        if (version == 0)
        {
            return result;
        }

        lock (gate)
        {
            own.Add(version);
        }

        handlers(subject);
        return result;
    }

    public override void Dispose()
    {
        base.Dispose();
        news.Dispose();
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        seen = await database.FindAsync<long>("SELECT version FROM change_latest WHERE one = 1", null, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var hearing = database.ListenAsync(Heard, now => listening = now, stoppingToken);
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            try
            {
                await PollAsync(stoppingToken);
                if (failing)
                {
                    failing = false;
                    LogPollsAgain();
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!failing) // once: an outage may be long
                {
                    LogPollFailed(e);
                }

                failing = true;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
        }

        await hearing;
    }

    private void Heard()
    {
        lock (gate)
        {
            if (news.CurrentCount == 0)
            {
                news.Release();
            }
        }
    }

    /// <summary>Returns when something was announced, or when it is time to look anyway.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var announced = news.WaitAsync(enough.Token);
        await Task.WhenAny(announced, Task.Delay(listening ? SlowPollInterval : PollInterval, clock, enough.Token));
        await enough.CancelAsync();
        await ((Task)announced).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Forgets what is older than any process could still need.</summary>
    public Task SweepAsync(CancellationToken cancellationToken) => database.ExecuteAsync(
        "DELETE FROM change WHERE at < @before",
        new { before = (clock.GetUtcNow() - Retention).ToUnixTimeMilliseconds() },
        cancellationToken);

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        var latest = await database.FindAsync<long>("SELECT version FROM change_latest WHERE one = 1", null, cancellationToken);
        if (latest == seen)
        {
            return;
        }

        var rows = await database.QueryAsync<Row>(
            "SELECT version, subject FROM change WHERE version > @seen ORDER BY version", new { seen }, cancellationToken);
        if (rows.Count == 0 || rows[0].Version != seen + 1)
        {
            handlers(null); // the log was swept past us: this process slept for long
        }

        foreach (var row in rows)
        {
            bool mine;
            lock (gate)
            {
                mine = own.Remove(row.Version);
            }

            if (!mine)
            {
                handlers(row.Subject);
            }
        }

        seen = rows.Count > 0 ? rows[^1].Version : latest;
        lock (gate)
        {
            own.RemoveWhere(version => version <= seen);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look for changes made by other processes; trying again until it works")]
    private partial void LogPollFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Changes made by other processes are seen again")]
    private partial void LogPollsAgain();

    private sealed class Row
    {
        public long Version { get; init; }

        public string Subject { get; init; } = "";
    }
}
