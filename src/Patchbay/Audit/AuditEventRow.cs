using Patchbay.Storage;

namespace Patchbay.Audit;

/// <summary>An event as the table holds it.</summary>
sealed class AuditEventRow
{
    public string Id { get; init; } = "";

    public long At { get; init; }

    public string Action { get; init; } = "";

    public string? SubjectId { get; init; }

    public string? AccountId { get; init; }

    public string? TenantId { get; init; }

    public string? ApiTokenId { get; init; }

    public string? ApiTokenTenantId { get; init; }

    /// <summary>JSON array of names.</summary>
    public string Fields { get; init; } = "[]";

    public string Status { get; init; } = "";

    public long? HttpStatus { get; init; }

    public string? Error { get; init; }

    public string? RemoteAddress { get; init; }

    public long? DurationMs { get; init; }

    public static AuditEventRow Of(AuditEvent change, AuditStatus status) => new()
    {
        Id = Storage.Id.New(AuditEventStore.IdPrefix, change.At),
        At = change.At.ToUnixTimeMilliseconds(),
        Action = change.Action,
        SubjectId = AuditText.Id(change.SubjectId),
        AccountId = AuditText.Id(change.AccountId),
        TenantId = change.TenantId,
        ApiTokenId = change.ApiTokenId,
        ApiTokenTenantId = change.ApiTokenTenantId,
        Status = Json.Word(status),
        RemoteAddress = change.RemoteAddress,
    };
}
