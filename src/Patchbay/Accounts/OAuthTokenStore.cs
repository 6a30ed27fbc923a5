using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Accounts;

/// <summary>
/// The OAuth tokens of accounts, shared by all processes on the database. New tokens are no change of the account: nobody's
/// cache is told.
/// </summary>
sealed class OAuthTokenStore(Database database, CredentialVault vault, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);

    /// <summary>As last saved by any process; null when there are none, or no such account.</summary>
    public async Task<OAuthTokens?> LoadAsync(string accountId, CancellationToken cancellationToken)
    {
        var text = await database.FindAsync<string>(
            "SELECT oauth FROM integrated_account WHERE id = @accountId", new { accountId }, cancellationToken);
        return text is null ? null : vault.Open<OAuthTokens>(accountId, text);
    }

    public Task SaveAsync(string accountId, OAuthTokens tokens, CancellationToken cancellationToken) => database.ExecuteAsync(
        "UPDATE integrated_account SET oauth = @oauth, updated_at = @now WHERE id = @accountId",
        new { accountId, oauth = vault.Seal(accountId, tokens), now = Now },
        cancellationToken);

    /// <summary>
    /// Runs <paramref name="refresh"/> while no other process does the same for the account. A lease that lapses by itself, not
    /// a row lock: no transaction stays open while a vendor is asked, and a process that dies holds nobody up for long.
    /// </summary>
    public async Task AloneAsync(string accountId, Func<CancellationToken, Task> refresh, CancellationToken cancellationToken)
    {
        var until = Now + (long)Lease.TotalMilliseconds;
        while (await LeaseAsync(accountId, until, cancellationToken) == 0)
        {
            await Task.Delay(Retry, clock, cancellationToken);
            until = Now + (long)Lease.TotalMilliseconds;
        }

        try
        {
            await refresh(cancellationToken);
        }
        finally
        {
            await database.ExecuteAsync(
                "UPDATE integrated_account SET oauth_lease = 0 WHERE id = @accountId AND oauth_lease = @until",
                new { accountId, until },
                CancellationToken.None);
        }
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    // An account that does not exist is leased at once: there is nobody to wait for.
    private async Task<int> LeaseAsync(string accountId, long until, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            "UPDATE integrated_account SET oauth_lease = @until WHERE id = @accountId AND oauth_lease <= @now",
            new { accountId, until, now = Now },
            cancellationToken) is > 0 and var leased
            ? leased
            : await database.FindAsync<string>(
                "SELECT id FROM integrated_account WHERE id = @accountId", new { accountId }, cancellationToken) is null ? 1 : 0;
}
