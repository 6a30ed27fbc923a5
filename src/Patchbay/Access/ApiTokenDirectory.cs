using System.Collections.Concurrent;
using System.Net;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Access;

/// <summary>What a secret turned out to be.</summary>
/// <param name="Token">Null unless the secret is right at this instant.</param>
/// <param name="RetryAfter">Not null when the address has sent too many wrong secrets: it was not even looked up.</param>
readonly record struct TokenAnswer(ApiToken? Token, TimeSpan? RetryAfter);

/// <summary>API tokens by secret, through a bounded cache that forgets deleted ones within a second everywhere.</summary>
sealed class ApiTokenDirectory
{
    private const int Capacity = 20_000;

    private static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(1);

    private readonly BoundedCache<TokenHash, Known> cache = new(Capacity);
    private readonly ConcurrentDictionary<string, DateTimeOffset> uses = new(StringComparer.Ordinal);
    private readonly ApiTokenStore store;
    private readonly FailedTokens failed;
    private readonly TimeProvider clock;
    private long epoch;

    public ApiTokenDirectory(ApiTokenStore store, FailedTokens failed, Changes changes, TimeProvider clock)
    {
        this.store = store;
        this.failed = failed;
        this.clock = clock;
        changes.Subscribe(Forget);
    }

    /// <summary>A right secret is accepted even from a throttled address once it is known; a wrong one counts against the address.</summary>
    public async ValueTask<TokenAnswer> FindAsync(string secret, IPAddress? address, CancellationToken cancellationToken)
    {
        var hash = store.Hash(secret);
        if (hash is { } known && cache.TryGet(known, out var found))
        {
            return new TokenAnswer(Current(found, known, address), null);
        }

        if (failed.Blocked(address) is { } wait)
        {
            return new TokenAnswer(null, wait);
        }

        var before = Interlocked.Read(ref epoch);
        if (hash is not { } possible || await store.FindAsync(possible, cancellationToken) is not { } token)
        {
            failed.Record(address);
            return default;
        }

        var entry = new Known(token);
        if (Interlocked.Read(ref epoch) == before) // deleted while it was read: answer, but do not keep
        {
            entry = cache.GetOrAdd(possible, _ => entry);
        }

        return new TokenAnswer(Current(entry, possible, address), null);
    }

    /// <summary>A session acts for the token.</summary>
    public void NoteUse(string tokenId, DateTimeOffset now)
    {
        if (!uses.TryGetValue(tokenId, out var noted) || now - noted > UseResolution)
        {
            uses[tokenId] = now;
        }
    }

    /// <summary>Writes down when tokens were last used.</summary>
    public async Task FlushUsesAsync(CancellationToken cancellationToken)
    {
        var taken = uses.ToArray();
        if (taken.Length == 0)
        {
            return;
        }

        await store.TouchAsync(taken, cancellationToken);
        foreach (var use in taken)
        {
            uses.TryRemove(use);
        }
    }

    private ApiToken? Current(Known entry, TokenHash hash, IPAddress? address)
    {
        var now = clock.GetUtcNow();
        if (entry.Token.ExpiresAt <= now)
        {
            cache.Remove(hash);
            failed.Record(address);
            return null;
        }

        if (now.UtcTicks - Interlocked.Read(ref entry.LastUsedTicks) > UseResolution.Ticks)
        {
            Interlocked.Exchange(ref entry.LastUsedTicks, now.UtcTicks);
            uses[entry.Token.Id] = now;
        }

        return entry.Token;
    }

    private void Forget(string? subject)
    {
        if (subject is not null && !subject.StartsWith(ApiTokenStore.IdPrefix, StringComparison.Ordinal))
        {
            return;
        }

        // Tokens are deleted seldom and read back cheaply: forgetting all of them needs no second index.
        Interlocked.Increment(ref epoch);
        cache.Clear();
    }

    private sealed class Known(ApiToken token)
    {
        public long LastUsedTicks;

        public ApiToken Token { get; } = token;
    }
}
