namespace Patchbay.Tools;

/// <summary>Where a call came from, for the audit. Null means it did not say, or did not come that way.</summary>
public sealed record CallOrigin
{
    public static CallOrigin Unknown { get; } = new();

    /// <summary>The MCP server it came through.</summary>
    public string? McpId { get; init; }

    public string? ApiTokenId { get; init; }

    public string? ClientName { get; init; }

    public string? ClientVersion { get; init; }
}
