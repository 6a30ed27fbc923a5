using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Accounts;

/// <summary>An account as its table holds it.</summary>
sealed class AccountRow
{
    public string Id { get; init; } = "";

    public string Integration { get; init; } = "";

    public string TenantId { get; init; } = "";

    public string Name { get; init; } = "";

    public string Status { get; init; } = "";

    public string Variables { get; init; } = "";

    public string CredentialKind { get; init; } = "";

    /// <summary>Sealed JSON of the values by field name.</summary>
    public string Credentials { get; init; } = "";

    /// <summary>Sealed JSON of <see cref="OAuthTokens"/>.</summary>
    public string? OAuth { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public static AccountRow Of(IntegratedAccount account, CredentialVault vault) => new()
    {
        Id = account.Id,
        Integration = account.Integration,
        TenantId = account.TenantId,
        Name = account.Name,
        Status = Json.Word(account.Status),
        Variables = Json.Write(account.Variables),
        CredentialKind = account.CredentialKind,
        Credentials = vault.Seal(account.Id, account.Credentials),
        OAuth = account.OAuth is null ? null : vault.Seal(account.Id, account.OAuth),
        CreatedAt = account.CreatedAt.ToUnixTimeMilliseconds(),
        UpdatedAt = account.UpdatedAt.ToUnixTimeMilliseconds(),
    };

    public IntegratedAccount ToAccount(CredentialVault vault) => new()
    {
        Id = Id,
        Integration = Integration,
        TenantId = TenantId,
        Name = Name,
        Status = Json.FromWord<AccountStatus>(Status) ?? throw new InvalidOperationException($"Account {Id} has the unknown status '{Status}'."),
        Variables = Json.Read<Dictionary<string, string>>(Variables),
        CredentialKind = CredentialKind,
        Credentials = vault.Open<Dictionary<string, string>>(Id, Credentials),
        OAuth = OAuth is null ? null : vault.Open<OAuthTokens>(Id, OAuth),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
        UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt),
    };
}
