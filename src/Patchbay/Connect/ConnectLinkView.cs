using System.ComponentModel;
using Patchbay.Audit;

namespace Patchbay.Connect;

/// <summary>A connect link as it leaves the process: of the credentials filled in only the names.</summary>
sealed record ConnectLinkView : IHasId
{
    public required string Id { get; init; }

    public required string Integration { get; init; }

    public required string TenantId { get; init; }

    public required string? Name { get; init; }

    [Description("The account to reconnect, or the one the link made; null before that.")]
    public required string? IntegratedAccountId { get; init; }

    [Description("True when the link signs an existing account in again.")]
    public required bool Reconnects { get; init; }

    public required ConnectLinkStatus Status { get; init; }

    public required string? CredentialKind { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    [Description("Names of the credential fields that were filled in.")]
    public required IReadOnlyList<string> CredentialFields { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset? UsedAt { get; init; }

    [Description("Give it to the customer. It is shown this once.")]
    public string? Url { get; init; }

    public static ConnectLinkView Of(ConnectLink link, DateTimeOffset now) => new()
    {
        Id = link.Id,
        Integration = link.Integration,
        TenantId = link.TenantId,
        Name = link.Name,
        IntegratedAccountId = link.AccountId,
        Reconnects = link.Reconnects,
        Status = link.StatusAt(now),
        CredentialKind = link.CredentialKind,
        Variables = link.Variables,
        CredentialFields = [.. link.Credentials.Keys.Order(StringComparer.Ordinal)],
        CreatedAt = link.CreatedAt,
        ExpiresAt = link.ExpiresAt,
        UsedAt = link.UsedAt,
    };
}
