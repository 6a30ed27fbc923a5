namespace Patchbay.Accounts;

public enum AccountStatus
{
    /// <summary>Works as far as is known.</summary>
    Active,

    /// <summary>The vendor no longer accepts the credentials; somebody has to connect again.</summary>
    NeedsReauth,

    /// <summary>Switched off by an operator.</summary>
    Disabled,
}

/// <summary>One customer's connection to one product. Immutable: save a changed copy.</summary>
public sealed record IntegratedAccount
{
    /// <summary>Opaque, URL-safe: <c>acc_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the integration.</summary>
    public required string Integration { get; init; }

    /// <summary>The operator's own name for the customer.</summary>
    public required string TenantId { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    public required AccountStatus Status { get; init; }

    /// <summary>Values by variable name, as given; defaults are not stored.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>One of the integration's credential kinds.</summary>
    public required string CredentialKind { get; init; }

    /// <summary>Decrypted values by field name. Never leaves the process.</summary>
    public required IReadOnlyDictionary<string, string> Credentials { get; init; }

    /// <summary>Tokens of an OAuth account; null before the first one and for other kinds.</summary>
    public OAuthTokens? OAuth { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What the vendor's token endpoint gave.</summary>
/// <param name="RefreshToken">Null for client credentials.</param>
/// <param name="ExpiresAt">UTC; null if the vendor does not say.</param>
public sealed record OAuthTokens(string AccessToken, string? RefreshToken, DateTimeOffset? ExpiresAt);
