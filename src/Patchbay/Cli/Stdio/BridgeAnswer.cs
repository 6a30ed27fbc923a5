using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Cli.Stdio;

/// <summary>The JSON-RPC messages the bridge itself writes, and how it reads those of the server.</summary>
internal static class BridgeAnswer
{
    /// <summary>An error answer on one line.</summary>
    /// <param name="id">Raw JSON of the request's id; null when none could be read.</param>
    public static string Error(string? id, int code, string message) => new JsonObject
    {
        ["jsonrpc"] = "2.0",
        ["id"] = id is null ? null : JsonNode.Parse(id),
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    }.ToJsonString(JsonLine.Options);

    /// <summary>
    /// The answer for a request the server refused on the HTTP level: its own JSON-RPC error under the request's id when the body
    /// is one, otherwise an error that tells the status and the body's message.
    /// </summary>
    public static string Refusal(string id, string host, int status, string? body)
    {
        var told = ParseObject(body);
        if (told?["error"] is JsonObject error && error["code"] is JsonValue && error["message"] is JsonValue)
        {
            return new JsonObject { ["jsonrpc"] = "2.0", ["id"] = JsonNode.Parse(id), ["error"] = error.DeepClone() }.ToJsonString(JsonLine.Options);
        }

        var reason = MessageIn(told) ?? status switch
        {
            401 => "an API token is needed: start the bridge with --bearer or PATCHBAY_BEARER",
            404 => "no such MCP server: the URL is mistyped, expired or revoked",
            >= 300 and < 400 => "it redirects elsewhere, which is not followed",
            _ => "no reason given",
        };
        return Error(id, -32000, $"{host} answered HTTP {status}: {reason}");
    }

    /// <summary>JSON of the id a response answers; null for anything else.</summary>
    public static string? IdAnswered(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object
        && !message.TryGetProperty("method", out _)
        && message.TryGetProperty("id", out var id)
        && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? BridgedMessage.IdText(id)
            : null;

    private static string? MessageIn(JsonObject? told) =>
        new[] { told?["message"], (told?["error"] as JsonObject)?["message"], told?["error"], told?["detail"], told?["title"] }
            .OfType<JsonValue>()
            .Select(value => value.TryGetValue<string>(out var text) ? text : null)
            .FirstOrDefault(text => text is not null);

    private static JsonObject? ParseObject(string? body)
    {
        try
        {
            return string.IsNullOrWhiteSpace(body) ? null : JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // a proxy's HTML page, which says nothing to a model
        }
    }
}
