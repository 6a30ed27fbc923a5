using System.Buffers;
using System.Text.Json;

namespace Patchbay.Integrations;

/// <summary>
/// Arguments in a form that does not depend on how a client wrote them: members in the order of their names, no spaces, one way to
/// write a character. Two calls ask for the same thing exactly when these bytes are alike.
/// </summary>
public static class CanonicalJson
{
    /// <summary>UTF-8 JSON. A value left undefined counts as an empty object.</summary>
    /// <param name="arguments">An object.</param>
    /// <param name="without">Members of the object that do not count.</param>
    public static ReadOnlySpan<byte> Of(JsonElement arguments, params ReadOnlySpan<string> without)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (arguments.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in Sorted(arguments))
                {
                    if (!without.Contains(member.Name))
                    {
                        json.WritePropertyName(member.Name);
                        Write(json, member.Value);
                    }
                }
            }

            json.WriteEndObject();
        }

        return bytes.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in Sorted(value))
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(value.GetString());
                break;
            default:
                json.WriteRawValue(value.GetRawText()); // a number keeps its spelling: 1.0 may mean something else than 1
                break;
        }
    }

    private static IOrderedEnumerable<JsonProperty> Sorted(JsonElement value) =>
        value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal);
}
