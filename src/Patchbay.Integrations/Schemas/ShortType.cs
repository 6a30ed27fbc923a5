using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Schemas;

/// <summary>The type words of the file format: <c>string</c>, <c>date-time</c>, <c>integer[]</c>.</summary>
/// <param name="Element">The word without brackets.</param>
/// <param name="Many">True for an array.</param>
internal readonly record struct ShortType(string Element, bool Many)
{
    public static IReadOnlyList<string> Words { get; } =
        ["string", "integer", "number", "boolean", "object", "date", "date-time", "file", "reference", "any"];

    /// <summary>Null for a word that is none.</summary>
    public static ShortType? Parse(string text)
    {
        var many = text.EndsWith("[]", StringComparison.Ordinal);
        var element = many ? text[..^2] : text;
        return Words.Contains(element) ? new ShortType(element, many) : null;
    }

    /// <summary>JSON Schema of the type alone; a new object each time.</summary>
    public JsonObject Schema() => Many
        ? new JsonObject { ["type"] = "array", ["items"] = ElementSchema() }
        : ElementSchema();

    public JsonObject ElementSchema() => Element switch
    {
        "date" or "date-time" => new JsonObject { ["type"] = "string", ["format"] = Element },
        "file" => FileArgument.Schema(),
        "reference" => new JsonObject { ["type"] = new JsonArray("integer", "string") },
        "any" => [],
        _ => new JsonObject { ["type"] = Element },
    };
}
