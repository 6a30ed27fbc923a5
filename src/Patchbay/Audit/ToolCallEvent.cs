using Patchbay.Integrations;

namespace Patchbay.Audit;

/// <summary>One tool call as the audit keeps it: who, what and how it went.</summary>
public sealed record ToolCallEvent
{
    /// <summary>When the call came in, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required string AccountId { get; init; }

    public required string TenantId { get; init; }

    /// <summary>Null when the call did not come through an MCP server.</summary>
    public string? McpId { get; init; }

    /// <summary>Null when no API token was sent.</summary>
    public string? ApiTokenId { get; init; }

    /// <summary>What the client calls itself; null when it does not say.</summary>
    public string? ClientName { get; init; }

    public string? ClientVersion { get; init; }

    public required string Tool { get; init; }

    /// <summary>Names of the arguments sent.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Their values, made fit to be kept by <see cref="Audit.ArgumentValues"/>; null where values are not kept.</summary>
    public string? ArgumentValues { get; init; }

    /// <summary>Null when the call succeeded.</summary>
    public ToolError? Error { get; init; }

    /// <summary>The vendor's HTTP status; null when no answer came.</summary>
    public int? UpstreamStatus { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Bytes of the vendor's answers.</summary>
    public long Bytes { get; init; }
}
