using Patchbay.Storage;

namespace Patchbay.Audit;

/// <summary>A call as the table holds it.</summary>
sealed class ToolCallRow
{
    private const int MaxText = 200; // client names and tool names come from outside

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

    public string? Error { get; init; }

    public long? UpstreamStatus { get; init; }

    public long DurationMs { get; init; }

    public long Bytes { get; init; }

    public static ToolCallRow Of(ToolCallEvent call) => new()
    {
        Id = Storage.Id.New(ToolCallStore.IdPrefix, call.At),
        At = call.At.ToUnixTimeMilliseconds(),
        AccountId = call.AccountId,
        TenantId = call.TenantId,
        McpId = call.McpId,
        ApiTokenId = call.ApiTokenId,
        ClientName = Cut(call.ClientName),
        ClientVersion = Cut(call.ClientVersion),
        Tool = Cut(call.Tool)!,
        Arguments = Json.Write(call.Arguments.Take(100).Select(Cut)),
        Error = call.Error is { } error ? Json.Word(error) : null,
        UpstreamStatus = call.UpstreamStatus,
        DurationMs = (long)call.Duration.TotalMilliseconds,
        Bytes = call.Bytes,
    };

    private static string? Cut(string? text) => text is { Length: > MaxText } ? text[..MaxText] : text;
}
