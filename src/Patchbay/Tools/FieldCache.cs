using System.Collections.Concurrent;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Tools;

/// <summary>
/// The custom fields of each account, as last read: kept five minutes, then read again behind the caller's back. What is
/// known stays when a vendor fails, and nobody waits longer than two seconds.
/// </summary>
sealed partial class FieldCache(AccountUpstreams upstreams, TimeProvider clock, ILogger<FieldCache> logger) : IDisposable
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    /// <summary>Longest wait of a caller for an account whose fields were never read.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Time after a failure in which the vendor is not asked again unless somebody insists.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    private readonly CancellationTokenSource stopping = new();

    private Action<string> changed = static _ => { };

    /// <summary>
    /// Runs <paramref name="handler"/> with the id of each account whose fields are no longer what they were, on the thread
    /// that read them. It must neither wait nor throw.
    /// </summary>
    public void Subscribe(Action<string> handler)
    {
        lock (entries)
        {
            changed += handler;
        }
    }

    /// <summary>Quick: what is known, or after at most <see cref="Patience"/> no fields at all; subscribers hear when they come.</summary>
    public async ValueTask<AccountFields> GetAsync(
        IntegratedAccount account, Integration integration, CancellationToken cancellationToken)
    {
        if (integration.FieldSources.Count == 0)
        {
            return AccountFields.None;
        }

        var entry = entries.GetOrAdd(account.Id, _ => new Entry());
        Task<AccountFields> reading;
        lock (entry)
        {
            if (clock.GetUtcNow() < entry.AskAgainAt || account.Status != AccountStatus.Active)
            {
                return entry.Fields ?? AccountFields.None;
            }

            reading = Reading(entry, account, integration);
            if (entry.Fields is { } known)
            {
                return known;
            }
        }

        await Task.WhenAny(reading, Task.Delay(Patience, clock, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        lock (entry)
        {
            return entry.Fields ?? AccountFields.None;
        }
    }

    /// <summary>Reads the fields now.</summary>
    /// <exception cref="FieldsUnreadableException">The vendor did not tell; what was known stays known.</exception>
    public Task<AccountFields> RefreshAsync(IntegratedAccount account, Integration integration, CancellationToken cancellationToken)
    {
        if (integration.FieldSources.Count == 0)
        {
            return Task.FromResult(AccountFields.None);
        }

        var entry = entries.GetOrAdd(account.Id, _ => new Entry());
        lock (entry)
        {
            return Reading(entry, account, integration).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Drops a deleted account.</summary>
    public void Forget(string accountId) => entries.TryRemove(accountId, out _);

    /// <summary>Gives up what is being read.</summary>
    public void Dispose() => stopping.Cancel();

    // One reading at a time for an account; detached from callers, whose patience is shorter than a slow vendor's answer.
    private Task<AccountFields> Reading(Entry entry, IntegratedAccount account, Integration integration)
    {
        if (entry.Reading is null)
        {
            entry.Reading = Task.Run(() => ReadAsync(entry, account, integration), CancellationToken.None);
            _ = entry.Reading.ContinueWith(
                static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        return entry.Reading;
    }

    private async Task<AccountFields> ReadAsync(Entry entry, IntegratedAccount account, Integration integration)
    {
        try
        {
            var connection = upstreams.For(account, integration);
            using var longest = new CancellationTokenSource(Longest, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, stopping.Token);
            var reading = await FieldReader.ReadAsync(integration, connection.Context, connection.Http, either.Token);
            var fields = Keep(entry, reading, out var news);
            if (news)
            {
                changed(account.Id);
            }

            return reading.Failures.Count == 0 ? fields : throw new FieldsUnreadableException(string.Join(" ", reading.Failures));
        }
        catch (Exception exception)
        {
            lock (entry)
            {
                entry.AskAgainAt = clock.GetUtcNow() + Pause;
                entry.Reading = null;
            }

            if (!stopping.IsCancellationRequested)
            {
                LogUnreadable(integration.Name, account.Id, exception is FieldsUnreadableException told ? told.Message : exception.GetType().Name);
            }

            throw exception switch
            {
                FieldsUnreadableException => exception,
                OperationCanceledException => new FieldsUnreadableException(
                    $"{integration.Title} did not tell its custom fields within {Longest.TotalSeconds:0} s."),
                _ => new FieldsUnreadableException($"The custom fields of {integration.Title} could not be read."),
            };
        }
    }

    // What of several sources could be read is news; the rest stays as it was known.
    private AccountFields Keep(Entry entry, FieldReading reading, out bool news)
    {
        lock (entry)
        {
            var before = entry.Fields ?? AccountFields.None;
            var after = reading.Failures.Count == 0 ? reading.Fields : FieldReader.Merge(reading, before);
            news = after.Version != before.Version && after.BySource.Count > 0;
            if (news || reading.Failures.Count == 0)
            {
                entry.Fields = after.Version == before.Version && entry.Fields is not null ? before : after;
            }

            entry.AskAgainAt = clock.GetUtcNow() + (reading.Failures.Count == 0 ? FreshFor : Pause);
            entry.Reading = null;
            return entry.Fields ?? AccountFields.None;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Custom fields of {Integration} account {Account} could not be read: {Why}")]
    private partial void LogUnreadable(string integration, string account, string why);

    private sealed class Entry
    {
        /// <summary>Null until read once.</summary>
        public AccountFields? Fields { get; set; }

        public DateTimeOffset AskAgainAt { get; set; } = DateTimeOffset.MinValue;

        /// <summary>Null when none is under way.</summary>
        public Task<AccountFields>? Reading { get; set; }
    }
}
