using Patchbay.Accounts;

namespace Patchbay.Upstream.OAuth;

/// <summary>Keeps tokens with their accounts, and lets one process at a time refresh them.</summary>
static class AccountTokenStore
{
    /// <summary>Longer than a token request may take, so that a lease ends by itself only when its holder died.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);

    public static TokenStore Over(AccountStore accounts, TimeProvider clock) => new()
    {
        LoadAsync = async (id, cancellationToken) => (await accounts.FindAsync(id, tenantId: null, cancellationToken))?.OAuth,
        SaveAsync = (id, tokens, cancellationToken) =>
            accounts.ChangeAsync(id, account => account with { OAuth = tokens }, cancellationToken),
        NeedsReauthAsync = (id, cancellationToken) => accounts.ChangeAsync(
            id,
            account => account.Status == AccountStatus.Active ? account with { Status = AccountStatus.NeedsReauth } : account,
            cancellationToken),
        LockedAsync = async (id, refresh, cancellationToken) =>
        {
            while (!await accounts.TryLeaseOAuthAsync(id, clock.GetUtcNow() + Lease, cancellationToken))
            {
                if (await accounts.FindAsync(id, tenantId: null, cancellationToken) is null)
                {
                    return; // deleted meanwhile: there is nothing to lease and nothing to refresh
                }

                await Task.Delay(Retry, clock, cancellationToken);
            }

            try
            {
                await refresh(cancellationToken);
            }
            finally
            {
                await accounts.EndOAuthLeaseAsync(id, cancellationToken);
            }
        },
    };
}
