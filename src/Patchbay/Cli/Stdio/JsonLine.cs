using System.Text.Encodings.Web;
using System.Text.Json;

namespace Patchbay.Cli.Stdio;

/// <summary>JSON on one line, as the stdio transport wants it.</summary>
internal static class JsonLine
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text itself when it is one line already, so that what the server sent arrives byte for byte.</summary>
    public static string Of(string json, JsonElement parsed) =>
        json.AsSpan().ContainsAny('\n', '\r') ? JsonSerializer.Serialize(parsed, Options) : json;
}
