using Patchbay.Accounts;

namespace Patchbay.Upstream.OAuth;

/// <summary>Where the tokens of OAuth accounts are kept, beyond this process.</summary>
public sealed record TokenStore
{
    /// <summary>The tokens as last saved by any node; null when there are none (or no such account).</summary>
    public required Func<string, CancellationToken, Task<OAuthTokens?>> LoadAsync { get; init; }

    public required Func<string, OAuthTokens, CancellationToken, Task> SaveAsync { get; init; }

    /// <summary>Puts the account into <see cref="AccountStatus.NeedsReauth"/>.</summary>
    public required Func<string, CancellationToken, Task> NeedsReauthAsync { get; init; }

    /// <summary>What is said when the vendor gives no token: product and OAuth error code, which may not be known.</summary>
    public Func<string, string?, string> Refusal { get; init; } = Sentences.NeedsReauth;

    /// <summary>
    /// Runs a refresh while no other node refreshes the same account, when several nodes share a database. Default: runs it as it is,
    /// which is right for one process.
    /// </summary>
    public Func<string, Func<CancellationToken, Task>, CancellationToken, Task> LockedAsync { get; init; } =
        static (_, refresh, cancellationToken) => refresh(cancellationToken);
}
