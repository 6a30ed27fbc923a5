namespace Patchbay.Connect;

public enum ConnectLinkStatus
{
    /// <summary>Can be used.</summary>
    Open,

    /// <summary>An account was connected by it.</summary>
    Used,

    Expired,
}

/// <summary>A link by which an end customer connects one account, once, without knowing anything of Patchbay.</summary>
sealed record ConnectLink
{
    /// <summary><c>lnk_…</c></summary>
    public required string Id { get; init; }

    public required string Integration { get; init; }

    public required string TenantId { get; init; }

    /// <summary>Display name of the account; null takes the integration's title. Not used when the link reconnects.</summary>
    public string? Name { get; init; }

    /// <summary>The account to reconnect, or the one that was made; null before that.</summary>
    public string? AccountId { get; init; }

    /// <summary>True when the link signs an existing account in again.</summary>
    public required bool Reconnects { get; init; }

    /// <summary>Null lets the customer choose.</summary>
    public string? CredentialKind { get; init; }

    /// <summary>What the operator filled in, by variable name; the customer is not asked for these.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>What the operator filled in, by field name of the kind. Never leaves the process; empty once the link is used.</summary>
    public required IReadOnlyDictionary<string, string> Credentials { get; init; }

    /// <summary>The sign-in at the vendor that is under way; null when there is none.</summary>
    public Consent? Consent { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null while it was not used.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ConnectLinkStatus StatusAt(DateTimeOffset now) =>
        UsedAt is not null ? ConnectLinkStatus.Used : ExpiresAt <= now ? ConnectLinkStatus.Expired : ConnectLinkStatus.Open;
}
