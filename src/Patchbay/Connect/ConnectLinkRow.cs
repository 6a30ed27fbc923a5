using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Connect;

/// <summary>A connect link as its table holds it.</summary>
sealed class ConnectLinkRow
{
    public string Id { get; init; } = "";

    public string Integration { get; init; } = "";

    public string TenantId { get; init; } = "";

    public string? Name { get; init; }

    public string? AccountId { get; init; }

    public long Reconnects { get; init; }

    public string? CredentialKind { get; init; }

    public string Variables { get; init; } = "";

    /// <summary>Sealed JSON of the values by field name.</summary>
    public string Credentials { get; init; } = "";

    /// <summary>Sealed JSON of <see cref="Connect.Consent"/>.</summary>
    public string? Consent { get; init; }

    public string TokenHash { get; init; } = "";

    public long ExpiresAt { get; init; }

    public long? UsedAt { get; init; }

    public long CreatedAt { get; init; }

    public static ConnectLinkRow Of(ConnectLink link, string tokenHash, CredentialVault vault) => new()
    {
        Id = link.Id,
        Integration = link.Integration,
        TenantId = link.TenantId,
        Name = link.Name,
        AccountId = link.AccountId,
        Reconnects = link.Reconnects ? 1 : 0,
        CredentialKind = link.CredentialKind,
        Variables = Json.Write(link.Variables),
        Credentials = vault.Seal(link.Id, link.Credentials),
        TokenHash = tokenHash,
        ExpiresAt = link.ExpiresAt.ToUnixTimeMilliseconds(),
        CreatedAt = link.CreatedAt.ToUnixTimeMilliseconds(),
    };

    public ConnectLink ToLink(CredentialVault vault) => new()
    {
        Id = Id,
        Integration = Integration,
        TenantId = TenantId,
        Name = Name,
        AccountId = AccountId,
        Reconnects = Reconnects != 0,
        CredentialKind = CredentialKind,
        Variables = Json.Read<Dictionary<string, string>>(Variables),
        Credentials = vault.Open<Dictionary<string, string>>(Id, Credentials),
        Consent = Consent is null ? null : vault.Open<Consent>(Id, Consent),
        ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
        UsedAt = UsedAt is { } used ? DateTimeOffset.FromUnixTimeMilliseconds(used) : null,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
    };
}
