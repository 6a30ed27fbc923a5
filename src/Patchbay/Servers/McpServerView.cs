using System.ComponentModel;
using System.Text.Json.Serialization;
using Patchbay.Audit;

namespace Patchbay.Servers;

/// <summary>An MCP server as it leaves the process; its URL only when it was just made.</summary>
sealed record McpServerView : IHasId
{
    public required string Id { get; init; }

    public required string IntegratedAccountId { get; init; }

    public required string Name { get; init; }

    public required McpServerConfig Config { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    [Description("The MCP URL with its token: only in the answer that made it. It is not kept: store it now.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    public static McpServerView Of(McpServer server) => new()
    {
        Id = server.Id,
        IntegratedAccountId = server.AccountId,
        Name = server.Name,
        Config = server.Config,
        ExpiresAt = server.ExpiresAt,
        CreatedAt = server.CreatedAt,
        UpdatedAt = server.UpdatedAt,
    };
}
