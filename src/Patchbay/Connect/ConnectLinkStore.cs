using Patchbay.Accounts;
using Patchbay.Audit;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Connect;

/// <summary>Connect links in the database, by the hash of their token.</summary>
sealed class ConnectLinkStore(
    Database database, Changes changes, CredentialVault vault, MasterKey master, AccountStore accounts, OAuthTokenStore tokens, TimeProvider clock)
{
    public const string IdPrefix = "lnk";

    private const string Columns =
        "id, integration, tenant_id, name, account_id, reconnects, credential_kind, variables, credentials, consent, expires_at, used_at, created_at";

    /// <summary>How long a link that no longer works is told apart from one that never was.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private readonly TokenHasher hasher = new(master.Derive("connect-link"));

    /// <summary>The token is returned here and never again.</summary>
    public async Task<string> AddAsync(ConnectLink link, CancellationToken cancellationToken)
    {
        var token = SecretToken.New();
        await database.ExecuteAsync(
            $"""
            INSERT INTO connect_link ({Columns}, token_hash)
            VALUES (@Id, @Integration, @TenantId, @Name, @AccountId, @Reconnects, @CredentialKind, @Variables, @Credentials, @Consent, @ExpiresAt,
                @UsedAt, @CreatedAt, @TokenHash)
            """,
            ConnectLinkRow.Of(link, hasher.Hash(token)!.Value.ToString(), vault),
            cancellationToken);
        return token;
    }

    /// <summary>Used and expired ones are found as well, for some weeks. Null when no such link was made.</summary>
    public async Task<ConnectLink?> FindAsync(string token, CancellationToken cancellationToken) =>
        hasher.Hash(token) is { } hash
            ? (await database.FindAsync<ConnectLinkRow>(
                $"SELECT {Columns} FROM connect_link WHERE token_hash = @hash", new { hash = hash.ToString() }, cancellationToken))?.ToLink(vault)
            : null;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ConnectLink>> ListAsync(string? tenantId, string? beforeId, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<ConnectLinkRow>(
            new Where()
                .And("tenant_id = @tenantId", tenantId)
                .And("id < @beforeId", beforeId)
                .Select(Columns, "connect_link", "ORDER BY id DESC LIMIT @limit"),
            new { tenantId, beforeId, limit },
            cancellationToken);
        return [.. rows.Select(row => row.ToLink(vault))];
    }

    /// <summary>False when there was none, or, with <paramref name="tenantId"/>, when it is not that tenant's.</summary>
    public async Task<bool> DeleteAsync(string id, string? tenantId, CancellationToken cancellationToken) => await database.ExecuteAsync(
        $"DELETE FROM connect_link WHERE id = @id{(tenantId is null ? "" : " AND tenant_id = @tenantId")}",
        new { id, tenantId },
        cancellationToken) > 0;

    /// <summary>Notes that a sign-in at the vendor begins; one begun before is forgotten.</summary>
    public Task BeginAsync(ConnectLink link, Consent consent, CancellationToken cancellationToken) => database.ExecuteAsync(
        "UPDATE connect_link SET consent_id = @ConsentId, consent = @Consent WHERE id = @Id AND used_at IS NULL",
        new { link.Id, ConsentId = consent.Id, Consent = vault.Seal(link.Id, consent) },
        cancellationToken);

    /// <summary>Ends the sign-in with its answer, so that no answer counts twice. False when it is not the one under way.</summary>
    public async Task<bool> EndAsync(ConnectLink link, string consentId, CancellationToken cancellationToken) => await database.ExecuteAsync(
        "UPDATE connect_link SET consent_id = NULL, consent = NULL WHERE id = @Id AND consent_id = @consentId AND used_at IS NULL",
        new { link.Id, consentId },
        cancellationToken) > 0;

    /// <summary>
    /// Uses up the link and stores the account, both or neither. Null when the link was used, deleted or expired meanwhile: of two
    /// who submit at once, one gets the account and the other gets null.
    /// </summary>
    public async Task<IntegratedAccount?> UseAsync(ConnectLink link, IntegratedAccount account, CancellationToken cancellationToken)
    {
        if (!link.Reconnects)
        {
            return await changes.WriteAsync(account.Id, transaction => StoreAsync(transaction, link, account, cancellationToken), cancellationToken);
        }

        // A refresh under way with the old sign-in must not write over the new one, nor report it as refused.
        IntegratedAccount? stored = null;
        await tokens.AloneAsync(
            account.Id,
            async alone => stored = await changes.WriteAsync(account.Id, transaction => StoreAsync(transaction, link, account, alone), alone),
            cancellationToken);
        return stored;
    }

    /// <summary>Erases links that have not worked for weeks; returns how many.</summary>
    public Task<int> SweepAsync(CancellationToken cancellationToken) => database.ExecuteAsync(
        "DELETE FROM connect_link WHERE expires_at <= @before",
        new { before = (clock.GetUtcNow() - Retention).ToUnixTimeMilliseconds() },
        cancellationToken);

    private async Task<IntegratedAccount?> StoreAsync(
        Transaction transaction, ConnectLink link, IntegratedAccount account, CancellationToken cancellationToken)
    {
        var nothing = vault.Seal(link.Id, new Dictionary<string, string>());
        var taken = await transaction.ExecuteAsync(
            """
            UPDATE connect_link SET used_at = @now, credentials = @nothing, consent_id = NULL, consent = NULL
            WHERE id = @Id AND used_at IS NULL AND expires_at > @now
            """,
            new { link.Id, nothing, now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            cancellationToken);
        if (taken == 0)
        {
            return null;
        }

        // The customer has no API token: the link is who did it.
        await AuditEventStore.AddAsync(
            transaction,
            [new AuditEvent { At = clock.GetUtcNow(), Action = link.Reconnects ? "connect_link.reconnect" : "connect_link.connect", SubjectId = link.Id, AccountId = account.Id, TenantId = link.TenantId }],
            cancellationToken);
        if (link.Reconnects)
        {
            return await accounts.ChangeAsync(transaction, account.Id, Reconnected, cancellationToken);
        }

        await accounts.AddAsync(transaction, account, cancellationToken);
        await transaction.ExecuteAsync(
            "UPDATE connect_link SET account_id = @AccountId WHERE id = @Id", new { link.Id, AccountId = account.Id }, cancellationToken);
        return account;

        // What an operator switched off stays off: a customer signing in again is no reason to switch it on.
        IntegratedAccount Reconnected(IntegratedAccount current) => current with
        {
            Status = current.Status == AccountStatus.Disabled ? AccountStatus.Disabled : AccountStatus.Active,
            CredentialKind = account.CredentialKind,
            Credentials = account.Credentials,
            OAuth = account.OAuth,
        };
    }
}
