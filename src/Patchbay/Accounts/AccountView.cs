using System.ComponentModel;
using Patchbay.Audit;

namespace Patchbay.Accounts;

/// <summary>An account as it leaves the process: no credential is in it, so none can leak.</summary>
sealed record AccountView : IHasId
{
    public required string Id { get; init; }

    public required string Integration { get; init; }

    public required string TenantId { get; init; }

    public required string Name { get; init; }

    public required AccountStatus Status { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required string CredentialKind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    [Description("When a tool of it was last called; null when never, or longer ago than the audit is kept.")]
    public DateTimeOffset? LastCallAt { get; init; }

    public static AccountView Of(IntegratedAccount account) => new()
    {
        Id = account.Id,
        Integration = account.Integration,
        TenantId = account.TenantId,
        Name = account.Name,
        Status = account.Status,
        Variables = account.Variables,
        CredentialKind = account.CredentialKind,
        CreatedAt = account.CreatedAt,
        UpdatedAt = account.UpdatedAt,
    };
}
