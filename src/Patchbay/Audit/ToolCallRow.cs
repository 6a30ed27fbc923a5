namespace Patchbay.Audit;

/// <summary>A call as the table holds it.</summary>
sealed class ToolCallRow
{
    public string Id { get; init; } = "";

    public long At { get; init; }

    public string AccountId { get; init; } = "";

    public string TenantId { get; init; } = "";

    public string? McpId { get; init; }

    public string? ApiTokenId { get; init; }

    public string? ClientName { get; init; }

    public string? ClientVersion { get; init; }

    public string Tool { get; init; } = "";

    /// <summary>JSON array of names.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>JSON object; null where values are not kept.</summary>
    public string? ArgumentValues { get; init; }

    public string? Error { get; init; }

    public long? UpstreamStatus { get; init; }

    public long DurationMs { get; init; }

    public long Bytes { get; init; }
}
