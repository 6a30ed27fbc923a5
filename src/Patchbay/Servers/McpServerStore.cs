using Patchbay.Audit;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Servers;

/// <summary>MCP servers in the database, by the hash of their token.</summary>
sealed class McpServerStore(Database database, Changes changes, MasterKey master, TimeProvider clock)
{
    public const string IdPrefix = "mcp";

    private const string Columns = "id, account_id, name, config, expires_at, created_at, updated_at";

    private readonly TokenHasher hasher = new(master.Derive("mcp-token"));

    /// <summary>The token is returned here and never again.</summary>
    public async Task<(McpServer Server, string Token)> CreateAsync(
        string accountId, string name, McpServerConfig config, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var token = SecretToken.New();
        var server = new McpServer
        {
            Id = Id.New(IdPrefix, now),
            AccountId = accountId,
            Name = name,
            Config = config,
            ExpiresAt = expiresAt,
            CreatedAt = now,
            UpdatedAt = now,
        };
        await database.ExecuteAsync(
            $"""
            INSERT INTO mcp_server ({Columns}, token_hash)
            VALUES (@Id, @AccountId, @Name, @Config, @ExpiresAt, @CreatedAt, @UpdatedAt, @TokenHash)
            """,
            McpServerRow.Of(server, hasher.Hash(token)!.Value.ToString()),
            cancellationToken);
        return (server, token);
    }

    /// <summary>Null for text that cannot be one of our tokens.</summary>
    public TokenHash? Hash(ReadOnlySpan<char> token) => hasher.Hash(token);

    /// <summary>Expired ones are found as well, until they are swept.</summary>
    public async Task<McpServer?> FindAsync(TokenHash hash, CancellationToken cancellationToken) =>
        (await database.FindAsync<McpServerRow>(
            $"SELECT {Columns} FROM mcp_server WHERE token_hash = @hash", new { hash = hash.ToString() }, cancellationToken))?.ToServer();

    /// <summary>Null when the account has no such server.</summary>
    public async Task<McpServer?> FindAsync(string accountId, string id, CancellationToken cancellationToken) =>
        (await database.FindAsync<McpServerRow>(
            $"SELECT {Columns} FROM mcp_server WHERE id = @id AND account_id = @accountId", new { id, accountId }, cancellationToken))?.ToServer();

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<McpServer>> ListAsync(
        string accountId, string? beforeId, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<McpServerRow>(
            new Where()
                .And("account_id = @accountId", accountId)
                .And("id < @beforeId", beforeId)
                .Select(Columns, "mcp_server", "ORDER BY id DESC LIMIT @limit"),
            new { accountId, beforeId, limit },
            cancellationToken);
        return [.. rows.Select(row => row.ToServer())];
    }

    /// <summary>Replaces the server by what <paramref name="change"/> makes of it as it stands; null when the account has no such server.</summary>
    public Task<McpServer?> ChangeAsync(
        string accountId, string id, Func<McpServer, McpServer> change, CancellationToken cancellationToken) => changes.WriteAsync(
        id,
        async transaction =>
        {
            var row = await transaction.FindAsync<McpServerRow>(
                $"SELECT {Columns} FROM mcp_server WHERE id = @id AND account_id = @accountId{database.ForUpdate}",
                new { id, accountId },
                cancellationToken);
            if (row is null)
            {
                return null;
            }

            var changed = change(row.ToServer()) with { UpdatedAt = clock.GetUtcNow() };
            await transaction.ExecuteAsync(
                "UPDATE mcp_server SET name = @Name, config = @Config, expires_at = @ExpiresAt, updated_at = @UpdatedAt WHERE id = @Id",
                McpServerRow.Of(changed, ""),
                cancellationToken);
            return changed;
        },
        cancellationToken);

    /// <summary>A new token; the old URL is unknown from here on. Null when the account has no such server.</summary>
    public Task<string?> RotateAsync(string accountId, string id, CancellationToken cancellationToken) => changes.WriteAsync(
        id,
        async transaction =>
        {
            var token = SecretToken.New();
            var rows = await transaction.ExecuteAsync(
                "UPDATE mcp_server SET token_hash = @hash, updated_at = @now WHERE id = @id AND account_id = @accountId",
                new { id, accountId, hash = hasher.Hash(token)!.Value.ToString(), now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
                cancellationToken);
            return rows > 0 ? token : null;
        },
        cancellationToken);

    /// <summary>False when the account has no such server.</summary>
    public Task<bool> DeleteAsync(string accountId, string id, CancellationToken cancellationToken) => changes.WriteAsync(
        id,
        async transaction => await transaction.ExecuteAsync(
            "DELETE FROM mcp_server WHERE id = @id AND account_id = @accountId", new { id, accountId }, cancellationToken) > 0,
        cancellationToken);

    /// <summary>Erases expired servers, at most <paramref name="most"/> at a time; returns how many.</summary>
    public Task<int> SweepAsync(int most, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var now = clock.GetUtcNow();
            var erased = await transaction.QueryAsync<McpServerRow>(
                """
                DELETE FROM mcp_server
                WHERE id IN (SELECT id FROM mcp_server WHERE expires_at IS NOT NULL AND expires_at <= @now ORDER BY expires_at LIMIT @most)
                RETURNING id, account_id
                """,
                new { now = now.ToUnixTimeMilliseconds(), most },
                cancellationToken);
            await AuditEventStore.AddAsync(
                transaction,
                erased.Select(server => new AuditEvent { At = now, Action = "mcp_server.expire", SubjectId = server.Id, AccountId = server.AccountId }),
                cancellationToken);
            return erased.Count;
        },
        cancellationToken);
}
