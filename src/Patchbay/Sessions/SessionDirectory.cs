using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Patchbay.Access;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Sessions;

/// <summary>What the secret of a cookie turned out to be.</summary>
/// <param name="Session">Null unless the secret is right at this instant.</param>
/// <param name="RetryAfter">Not null when the address has sent too many wrong secrets: it was not even looked up.</param>
readonly record struct SessionAnswer(Session? Session, TimeSpan? RetryAfter);

/// <summary>Sessions by secret, through a bounded cache that forgets ended ones within a second everywhere.</summary>
sealed class SessionDirectory
{
    private const int Capacity = 10_000;

    private readonly BoundedCache<TokenHash, Session> cache = new(Capacity);
    private readonly SessionStore store;
    private readonly ApiTokenDirectory tokens;
    private readonly FailedTokens failed;
    private readonly TimeProvider clock;
    private readonly byte[] csrfKey;
    private long epoch;

    public SessionDirectory(
        SessionStore store, ApiTokenDirectory tokens, FailedTokens failed, Changes changes, MasterKey master, TimeProvider clock)
    {
        this.store = store;
        this.tokens = tokens;
        this.failed = failed;
        this.clock = clock;
        csrfKey = master.Derive("session-csrf");
        changes.Subscribe(Forget);
    }

    /// <summary>What a page of this session must send along with every change: another site's page cannot know it.</summary>
    public string CsrfToken(string secret) => Base64Url.EncodeToString(HMACSHA256.HashData(csrfKey, Encoding.UTF8.GetBytes(secret)));

    public bool IsCsrfToken(string secret, string? sent) =>
        sent is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(CsrfToken(secret)));

    public async ValueTask<SessionAnswer> FindAsync(string secret, IPAddress? address, CancellationToken cancellationToken)
    {
        var hash = store.Hash(secret);
        if (hash is { } known && cache.TryGet(known, out var found))
        {
            return new SessionAnswer(Current(found), null);
        }

        if (failed.Blocked(address) is { } wait)
        {
            return new SessionAnswer(null, wait);
        }

        var before = Interlocked.Read(ref epoch);
        if (hash is not { } possible || await store.FindAsync(possible, cancellationToken) is not { } session)
        {
            failed.Record(address);
            return default;
        }

        if (Interlocked.Read(ref epoch) == before) // ended while it was read: answer, but do not keep
        {
            session = cache.GetOrAdd(possible, _ => session);
        }

        return new SessionAnswer(Current(session), null);
    }

    private Session? Current(Session session)
    {
        var now = clock.GetUtcNow();
        if (session.ExpiresAt <= now)
        {
            return null;
        }

        tokens.NoteUse(session.Token.Id, now);
        return session;
    }

    private void Forget(string? subject)
    {
        if (subject is null
            || subject.StartsWith(SessionStore.IdPrefix, StringComparison.Ordinal)
            || subject.StartsWith(ApiTokenStore.IdPrefix, StringComparison.Ordinal)) // its sessions went with it
        {
            Interlocked.Increment(ref epoch);
            cache.Clear();
        }
    }
}
