using Patchbay.Audit;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Access;

/// <summary>API tokens in the database, by hash: a secret is only known to the one who made it.</summary>
sealed class ApiTokenStore(Database database, Changes changes, MasterKey master, TimeProvider clock)
{
    public const string IdPrefix = "tok";

    /// <summary>What every secret starts with, so that scanners find leaked ones.</summary>
    public const string SecretPrefix = "pb_";

    private const string Columns = "id, name, scopes, tenant_id, created_at, expires_at, last_used_at";

    private readonly TokenHasher hasher = new(master.Derive("api-token"));

    /// <summary>The secret is returned here and never again.</summary>
    /// <param name="unasked">True when no request asks for it, so that its event has to be written here.</param>
    public async Task<(ApiToken Token, string Secret)> CreateAsync(
        string name, IReadOnlyList<ApiScope> scopes, string? tenantId, DateTimeOffset? expiresAt, bool unasked, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var secret = SecretToken.New(SecretPrefix);
        var token = new ApiToken
        {
            Id = Id.New(IdPrefix, now),
            Name = name,
            Scopes = scopes,
            TenantId = tenantId,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            ExpiresAt = expiresAt,
        };
        await database.WriteAsync(
            async transaction =>
            {
                await InsertAsync(transaction, token, hasher.Hash(secret)!.Value, cancellationToken);
                await AuditEventStore.AddAsync(
                    transaction,
                    unasked ? [new AuditEvent { At = now, Action = "api_token.create", SubjectId = token.Id, TenantId = tenantId }] : [],
                    cancellationToken);
                return token;
            },
            cancellationToken);
        return (token, secret);
    }

    /// <summary>Null for text that cannot be one of our secrets.</summary>
    public TokenHash? Hash(ReadOnlySpan<char> secret) =>
        secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? hasher.Hash(secret) : null;

    /// <summary>Expired ones are found as well, until they are swept.</summary>
    public async Task<ApiToken?> FindAsync(TokenHash hash, CancellationToken cancellationToken) =>
        (await database.FindAsync<Row>(
            $"SELECT {Columns} FROM api_token WHERE token_hash = @hash", new { hash = hash.ToString() }, cancellationToken))?.ToToken();

    /// <summary>Null when there is none. Expired ones are found as well, until they are swept.</summary>
    public async Task<ApiToken?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await database.FindAsync<Row>($"SELECT {Columns} FROM api_token WHERE id = @id", new { id }, cancellationToken))?.ToToken();

    /// <summary>The oldest token that manages all tenants and has not expired; null when there is none.</summary>
    public async Task<ApiToken?> FindOldestOfOperatorAsync(CancellationToken cancellationToken) =>
        (await database.FindAsync<Row>(
            $"""
            SELECT {Columns} FROM api_token
            WHERE tenant_id IS NULL AND scopes LIKE '%"manage"%' AND (expires_at IS NULL OR expires_at > @now)
            ORDER BY id LIMIT 1
            """,
            new { now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            cancellationToken))?.ToToken();

    public async Task<bool> AnyAsync(CancellationToken cancellationToken) =>
        await database.FindAsync<string>("SELECT id FROM api_token LIMIT 1", null, cancellationToken) is not null;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(
        string? tenantId, string? beforeId, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Row>(
            new Where()
                .And("tenant_id = @tenantId", tenantId)
                .And("id < @beforeId", beforeId)
                .Select(Columns, "api_token", "ORDER BY id DESC LIMIT @limit"),
            new { tenantId, beforeId, limit },
            cancellationToken);
        return [.. rows.Select(row => row.ToToken())];
    }

    /// <summary>False when there was none, or, with <paramref name="tenantId"/>, when it is not that tenant's.</summary>
    public Task<bool> DeleteAsync(string id, string? tenantId, CancellationToken cancellationToken) => changes.WriteAsync(
        id,
        async transaction => await transaction.ExecuteAsync(
            $"DELETE FROM api_token WHERE id = @id{(tenantId is null ? "" : " AND tenant_id = @tenantId")}",
            new { id, tenantId },
            cancellationToken) > 0,
        cancellationToken);

    /// <summary>Notes when tokens were last used; never moves a time back.</summary>
    public Task<int> TouchAsync(IReadOnlyCollection<KeyValuePair<string, DateTimeOffset>> uses, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.ExecuteAsync(
                "UPDATE api_token SET last_used_at = @at WHERE id = @id AND (last_used_at IS NULL OR last_used_at < @at)",
                uses.Select(use => new { id = use.Key, at = use.Value.ToUnixTimeMilliseconds() }).ToList(),
                cancellationToken),
            cancellationToken);

    /// <summary>Erases expired tokens, at most <paramref name="most"/> at a time; returns how many.</summary>
    public Task<int> SweepAsync(int most, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var now = clock.GetUtcNow();
            var erased = await transaction.QueryAsync<Row>(
                """
                DELETE FROM api_token
                WHERE id IN (SELECT id FROM api_token WHERE expires_at IS NOT NULL AND expires_at <= @now ORDER BY expires_at LIMIT @most)
                RETURNING id, tenant_id
                """,
                new { now = now.ToUnixTimeMilliseconds(), most },
                cancellationToken);
            await AuditEventStore.AddAsync(
                transaction,
                erased.Select(token => new AuditEvent { At = now, Action = "api_token.expire", SubjectId = token.Id, TenantId = token.TenantId }),
                cancellationToken);
            return erased.Count;
        },
        cancellationToken);

    private static Task<int> InsertAsync(Transaction transaction, ApiToken token, TokenHash hash, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            """
            INSERT INTO api_token (id, name, scopes, tenant_id, token_hash, created_at, expires_at)
            VALUES (@Id, @Name, @Scopes, @TenantId, @Hash, @CreatedAt, @ExpiresAt)
            """,
            new
            {
                token.Id,
                token.Name,
                Scopes = Json.Write(token.Scopes),
                token.TenantId,
                Hash = hash.ToString(),
                CreatedAt = token.CreatedAt.ToUnixTimeMilliseconds(),
                ExpiresAt = token.ExpiresAt?.ToUnixTimeMilliseconds(),
            },
            cancellationToken);

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Scopes { get; init; } = "";

        public string? TenantId { get; init; }

        public long CreatedAt { get; init; }

        public long? ExpiresAt { get; init; }

        public long? LastUsedAt { get; init; }

        public ApiToken ToToken() => new()
        {
            Id = Id,
            Name = Name,
            Scopes = Json.Read<List<ApiScope>>(Scopes),
            TenantId = TenantId,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            ExpiresAt = ExpiresAt is { } expires ? DateTimeOffset.FromUnixTimeMilliseconds(expires) : null,
            LastUsedAt = LastUsedAt is { } used ? DateTimeOffset.FromUnixTimeMilliseconds(used) : null,
        };
    }
}
