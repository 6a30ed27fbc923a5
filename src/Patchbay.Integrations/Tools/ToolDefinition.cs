using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Patchbay.Integrations;

/// <summary>A tool as <c>tools/list</c> sends it.</summary>
internal static class ToolDefinition
{
    // The relaxed encoder leaves quotes in other languages and apostrophes readable; these bytes go into no HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Tool tool)
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("name", tool.Name);
            json.WriteString("title", tool.Title);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("inputSchema");
            tool.InputSchema.WriteTo(json);
            Annotations(json, tool);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    // All four hints are written: their defaults in the protocol are not what a left-out member suggests.
    private static void Annotations(Utf8JsonWriter json, Tool tool)
    {
        var annotations = tool.Method.Annotations;
        json.WriteStartObject("annotations");
        json.WriteString("title", tool.Title);
        json.WriteBoolean("readOnlyHint", annotations.ReadOnly);
        json.WriteBoolean("destructiveHint", annotations.Destructive);
        json.WriteBoolean("idempotentHint", annotations.Idempotent);
        json.WriteBoolean("openWorldHint", annotations.OpenWorld);
        json.WriteEndObject();
    }
}
