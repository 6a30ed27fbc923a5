using System.Text.Json;

namespace Patchbay.Cli.Stdio;

/// <summary>What the bridge needs to know of one line from the client. The line itself is sent on as it is.</summary>
internal sealed record BridgedMessage
{
    /// <summary>The JSON text, one line.</summary>
    public required string Json { get; init; }

    /// <summary>Raw JSON of the ids that await an answer: one for a request, several for a batch, none for notifications and responses.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>Null for a response or a batch.</summary>
    public string? Method { get; init; }

    /// <summary>Protocol version the message itself names (2026-07-28 and later do); null for older clients.</summary>
    public string? Version { get; init; }

    /// <summary>What <c>Mcp-Name</c> mirrors: the tool, prompt or resource asked for; null for other methods.</summary>
    public string? Name { get; init; }

    /// <summary>For <c>notifications/cancelled</c>: raw JSON of the request's id.</summary>
    public string? Cancels { get; init; }

    /// <summary>True for a request whose answer is a stream without an end.</summary>
    public bool IsSubscription => Method == "subscriptions/listen";

    /// <exception cref="JsonException">Not JSON, or neither an object nor an array.</exception>
    public static BridgedMessage Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return root.ValueKind switch
        {
            JsonValueKind.Object => One(line, root),
            JsonValueKind.Array => new() { Json = line, Ids = [.. root.EnumerateArray().SelectMany(IdsOf)] },
            _ => throw new JsonException("A message is a JSON object."),
        };
    }

    private static BridgedMessage One(string line, JsonElement root)
    {
        var method = Text(root, "method");
        var parameters = Member(root, "params");
        return new BridgedMessage
        {
            Json = line,
            Ids = [.. IdsOf(root)],
            Method = method,
            Version = Text(Member(parameters, "_meta"), "io.modelcontextprotocol/protocolVersion"),
            Name = method switch
            {
                "tools/call" or "prompts/get" => Text(parameters, "name"),
                "resources/read" => Text(parameters, "uri"),
                _ => null,
            },
            Cancels = method == "notifications/cancelled" && Member(parameters, "requestId") is { ValueKind: JsonValueKind.String or JsonValueKind.Number } id
                ? IdText(id)
                : null,
        };
    }

    private static IEnumerable<string> IdsOf(JsonElement message) =>
        Text(message, "method") is not null && Member(message, "id") is { ValueKind: JsonValueKind.String or JsonValueKind.Number } id
            ? [IdText(id)]
            : [];

    /// <summary>JSON of an id in one spelling, whichever escapes it came with.</summary>
    public static string IdText(JsonElement id) =>
        id.ValueKind == JsonValueKind.String ? JsonSerializer.Serialize(id.GetString(), JsonLine.Options) : id.GetRawText();

    private static string? Text(JsonElement value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;
}
