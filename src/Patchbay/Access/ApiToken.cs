using Patchbay.Accounts;

namespace Patchbay.Access;

/// <summary>What an API token may do.</summary>
public enum ApiScope
{
    /// <summary>Everything the management API offers, calling tools included.</summary>
    Manage,

    /// <summary>Calling tools: MCP servers that ask for a token, the proxy API, tools over REST.</summary>
    Call,
}

/// <summary>A person's or program's key to this Patchbay, without its secret.</summary>
public sealed record ApiToken
{
    /// <summary><c>tok_…</c></summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    /// <summary>The only tenant whose accounts it may see; null for all tenants.</summary>
    public string? TenantId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null when it never expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>To about a minute; null when never used.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>True when tools of this account may be called with it.</summary>
    public bool MayCall(IntegratedAccount account) => TenantId is null || TenantId == account.TenantId;
}
