using Patchbay.Audit;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Accounts;

/// <summary>Which accounts to list; null means any.</summary>
sealed record AccountFilter(string? TenantId, string? Integration);

/// <summary>Integrated accounts in the database, credentials encrypted.</summary>
sealed class AccountStore(Database database, Changes changes, CredentialVault vault, TimeProvider clock)
{
    public const string IdPrefix = "acc";

    private const string Columns =
        "id, integration, tenant_id, name, status, variables, credential_kind, credentials, oauth, created_at, updated_at";

    public Task AddAsync(IntegratedAccount account, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => AddAsync(transaction, account, cancellationToken), cancellationToken);

    /// <summary>Adds it together with what else happens in the transaction.</summary>
    public Task<int> AddAsync(Transaction transaction, IntegratedAccount account, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        $"""
        INSERT INTO integrated_account ({Columns})
        VALUES (@Id, @Integration, @TenantId, @Name, @Status, @Variables, @CredentialKind, @Credentials, @OAuth, @CreatedAt, @UpdatedAt)
        """,
        AccountRow.Of(account, vault),
        cancellationToken);

    /// <summary>Null when there is none. With <paramref name="tenantId"/>, also when it is another tenant's.</summary>
    public async Task<IntegratedAccount?> FindAsync(string id, string? tenantId, CancellationToken cancellationToken)
    {
        var row = await database.FindAsync<AccountRow>(
            $"SELECT {Columns} FROM integrated_account WHERE id = @id", new { id }, cancellationToken);
        return row is null || (tenantId is not null && row.TenantId != tenantId) ? null : row.ToAccount(vault);
    }

    /// <summary>Newest first, at most <paramref name="limit"/>, only those before <paramref name="beforeId"/> when given.</summary>
    public async Task<IReadOnlyList<IntegratedAccount>> ListAsync(
        AccountFilter filter, string? beforeId, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<AccountRow>(
            new Where()
                .And("tenant_id = @TenantId", filter.TenantId)
                .And("integration = @Integration", filter.Integration)
                .And("id < @beforeId", beforeId)
                .Select(Columns, "integrated_account", "ORDER BY id DESC LIMIT @limit"),
            new { filter.TenantId, filter.Integration, beforeId, limit },
            cancellationToken);
        return [.. rows.Select(row => row.ToAccount(vault))];
    }

    /// <summary>
    /// Replaces the account by what <paramref name="change"/> makes of it as it stands, so that two writers never undo each
    /// other. Null when there is none. <paramref name="change"/> may run while the row is locked: it must be quick.
    /// </summary>
    public Task<IntegratedAccount?> ChangeAsync(
        string id, Func<IntegratedAccount, IntegratedAccount> change, CancellationToken cancellationToken) =>
        changes.WriteAsync(id, transaction => ChangeAsync(transaction, id, change, cancellationToken), cancellationToken);

    /// <summary>Changes it together with what else happens in the transaction, which must note the account's change.</summary>
    /// <inheritdoc cref="ChangeAsync(string, Func{IntegratedAccount, IntegratedAccount}, CancellationToken)"/>
    public async Task<IntegratedAccount?> ChangeAsync(
        Transaction transaction, string id, Func<IntegratedAccount, IntegratedAccount> change, CancellationToken cancellationToken)
    {
        var row = await transaction.FindAsync<AccountRow>(
            $"SELECT {Columns} FROM integrated_account WHERE id = @id{database.ForUpdate}", new { id }, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var changed = change(row.ToAccount(vault)) with { UpdatedAt = clock.GetUtcNow() };
        await transaction.ExecuteAsync(
            """
            UPDATE integrated_account
            SET name = @Name, status = @Status, variables = @Variables, credential_kind = @CredentialKind,
                credentials = @Credentials, oauth = @OAuth, updated_at = @UpdatedAt
            WHERE id = @Id
            """,
            AccountRow.Of(changed, vault),
            cancellationToken);
        return changed;
    }

    /// <summary>Notes that the vendor refuses the account's credentials, unless an operator has switched it off anyway. False when nothing changed.</summary>
    public Task<bool> NeedsReauthAsync(string id, CancellationToken cancellationToken) => changes.WriteAsync(
        id,
        async transaction =>
        {
            var now = clock.GetUtcNow();
            var changed = await transaction.ExecuteAsync(
                "UPDATE integrated_account SET status = @needsReauth, updated_at = @at WHERE id = @id AND status = @active",
                new
                {
                    id,
                    at = now.ToUnixTimeMilliseconds(),
                    active = Json.Word(AccountStatus.Active),
                    needsReauth = Json.Word(AccountStatus.NeedsReauth),
                },
                cancellationToken) > 0;
            if (changed)
            {
                await AuditEventStore.AddAsync(
                    transaction,
                    [new AuditEvent { At = now, Action = "integrated_account.needs_reauth", SubjectId = id, AccountId = id }],
                    cancellationToken);
            }

            return changed;
        },
        cancellationToken);

    /// <summary>Tells every process to look at the account again, for what is not in its row: its custom fields.</summary>
    public Task<bool> TouchAsync(string id, CancellationToken cancellationToken) =>
        changes.WriteAsync(id, _ => Task.FromResult(true), cancellationToken);

    /// <summary>Takes its MCP servers with it. False when there was none.</summary>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => changes.WriteAsync(
        id,
        async transaction =>
            await transaction.ExecuteAsync("DELETE FROM integrated_account WHERE id = @id", new { id }, cancellationToken) > 0,
        cancellationToken);
}
