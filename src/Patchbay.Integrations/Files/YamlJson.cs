using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Files;

/// <summary>YAML 1.2 core schema to JSON: unquoted <c>30</c> is a number, <c>true</c> a boolean, nothing is null.</summary>
internal static class YamlJson
{
    public static JsonNode? Of(YamlValue value) => value switch
    {
        YamlText text => Of(text),
        YamlList list => new JsonArray([.. list.Items.Select(Of)]),
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>The value as a <c>string</c>, <c>integer</c>, <c>number</c> or <c>boolean</c>; null when it is none.</summary>
    public static JsonNode? OfType(string text, string type) => type switch
    {
        "integer" => Integer(text),
        "number" => Integer(text) ?? Number(text),
        "boolean" => text is "true" or "false" ? JsonValue.Create(text == "true") : null,
        _ => JsonValue.Create(text),
    };

    private static JsonNode? Of(YamlText text)
    {
        if (!text.Plain)
        {
            return JsonValue.Create(text.Text);
        }

        return text.IsNull ? null
            : text.Text is "true" or "false" ? JsonValue.Create(text.Text == "true")
            : Integer(text.Text) ?? Number(text.Text) ?? JsonValue.Create(text.Text);
    }

    private static JsonValue? Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;

    private static JsonValue? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;
}
