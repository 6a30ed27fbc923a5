using Patchbay.Storage;

namespace Patchbay.Servers;

/// <summary>An MCP server as its table holds it.</summary>
sealed class McpServerRow
{
    public string Id { get; init; } = "";

    public string AccountId { get; init; } = "";

    public string Name { get; init; } = "";

    public string Config { get; init; } = "";

    public string TokenHash { get; init; } = "";

    public long? ExpiresAt { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public static McpServerRow Of(McpServer server, string tokenHash) => new()
    {
        Id = server.Id,
        AccountId = server.AccountId,
        Name = server.Name,
        Config = Json.Write(server.Config),
        TokenHash = tokenHash,
        ExpiresAt = server.ExpiresAt?.ToUnixTimeMilliseconds(),
        CreatedAt = server.CreatedAt.ToUnixTimeMilliseconds(),
        UpdatedAt = server.UpdatedAt.ToUnixTimeMilliseconds(),
    };

    public McpServer ToServer() => new()
    {
        Id = Id,
        AccountId = AccountId,
        Name = Name,
        Config = Json.Read<McpServerConfig>(Config),
        ExpiresAt = ExpiresAt is { } expires ? DateTimeOffset.FromUnixTimeMilliseconds(expires) : null,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
        UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt),
    };
}
