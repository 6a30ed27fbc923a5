using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Requests;

internal static class JsonBody
{
    /// <summary>Leaves text readable; what is written never stands inside HTML.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ByteArrayContent Content(JsonNode body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Readable));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
