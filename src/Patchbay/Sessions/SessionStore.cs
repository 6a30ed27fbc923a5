using Patchbay.Access;
using Patchbay.Audit;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Sessions;

/// <summary>Sessions in the database, by the hash of the secret in the browser's cookie.</summary>
sealed class SessionStore(Database database, Changes changes, ApiTokenStore tokens, MasterKey master, TimeProvider clock)
{
    public const string IdPrefix = "ses";

    private readonly TokenHasher hasher = new(master.Derive("session"));

    /// <summary>The secret is returned here and never again. Null when the API token was deleted or has expired meanwhile.</summary>
    /// <param name="remoteAddress">Of the browser, for the audit.</param>
    public async Task<(Session Session, string Secret)?> CreateAsync(ApiToken token, string? remoteAddress, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var secret = SecretToken.New();
        var session = new Session
        {
            Id = Id.New(IdPrefix, now),
            Token = token,
            ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(
                Math.Min((now + Session.Lifetime).ToUnixTimeMilliseconds(), token.ExpiresAt?.ToUnixTimeMilliseconds() ?? long.MaxValue)),
        };
        var made = session.ExpiresAt > now && await database.WriteAsync(
            async transaction =>
            {
                if (await InsertAsync(transaction, session, hasher.Hash(secret)!.Value, now, cancellationToken) == 0)
                {
                    return false;
                }

                // Nobody is signed in yet while signing in, so the audit of changes does not see it.
                await AuditEventStore.AddAsync(
                    transaction,
                    [
                        new AuditEvent
                        {
                            At = now,
                            Action = "session.create",
                            SubjectId = session.Id,
                            TenantId = token.TenantId,
                            ApiTokenId = token.Id,
                            ApiTokenTenantId = token.TenantId,
                            RemoteAddress = remoteAddress,
                        },
                    ],
                    cancellationToken);
                return true;
            },
            cancellationToken);
        return made ? (session, secret) : null;
    }

    /// <summary>Null for text that cannot be one of our secrets.</summary>
    public TokenHash? Hash(ReadOnlySpan<char> secret) => hasher.Hash(secret);

    /// <summary>Expired ones are found as well, until they are swept.</summary>
    public async Task<Session?> FindAsync(TokenHash hash, CancellationToken cancellationToken) =>
        await database.FindAsync<Row>(
            "SELECT id, api_token_id, expires_at FROM session WHERE token_hash = @hash", new { hash = hash.ToString() }, cancellationToken) is { } row
        && await tokens.FindAsync(row.ApiTokenId, cancellationToken) is { } token
            ? new Session { Id = row.Id, Token = token, ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresAt) }
            : null;

    /// <summary>Ends it everywhere. False when there was none.</summary>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => changes.WriteAsync(
        id,
        async transaction => await transaction.ExecuteAsync("DELETE FROM session WHERE id = @id", new { id }, cancellationToken) > 0,
        cancellationToken);

    /// <summary>Erases expired sessions, at most <paramref name="most"/> at a time; returns how many.</summary>
    public Task<int> SweepAsync(int most, CancellationToken cancellationToken) => database.ExecuteAsync(
        "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at <= @now ORDER BY expires_at LIMIT @most)",
        new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), most },
        cancellationToken);

    // Of no row when the token is gone: a foreign key would answer with an exception.
    private static Task<int> InsertAsync(Transaction transaction, Session session, TokenHash hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            """
            INSERT INTO session (id, api_token_id, token_hash, created_at, expires_at)
            SELECT @Id, id, @Hash, @Now, @ExpiresAt FROM api_token WHERE id = @TokenId
            """,
            new
            {
                session.Id,
                TokenId = session.Token.Id,
                Hash = hash.ToString(),
                Now = now.ToUnixTimeMilliseconds(),
                ExpiresAt = session.ExpiresAt.ToUnixTimeMilliseconds(),
            },
            cancellationToken);

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string ApiTokenId { get; init; } = "";

        public long ExpiresAt { get; init; }
    }
}
