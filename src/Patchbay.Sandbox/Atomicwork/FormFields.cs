using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>Field definitions as forms tell them, and the check of what is written under their keys.</summary>
static class FormFields
{
    public static JsonObject Field(string key, string name, string dataType, bool custom, bool required = false, params string[] options)
    {
        var field = new JsonObject
        {
            ["reference_key"] = key, ["display_name"] = name, ["data_type"] = dataType, ["hint"] = "",
            ["field_classification"] = custom ? "CUSTOM" : "DEFAULT", ["required_field"] = required, ["always_required_field"] = false,
        };
        if (options.Length > 0)
            field["options"] = new JsonArray([.. options.Select((option, index) => new JsonObject { ["id"] = index + 1, ["label"] = option, ["value"] = option, ["order"] = index })]);
        return field;
    }

    /// <summary>What is wrong with the values, null when nothing is.</summary>
    /// <param name="all">True when the record is new, so that required fields must be there.</param>
    public static string? Problem(IEnumerable<JsonObject> fields, JsonNode? values, bool all)
    {
        if (values is not (null or JsonObject))
            return "Fields must be an object keyed by reference_key";
        var known = fields.ToDictionary(field => field["reference_key"]!.ToString(), StringComparer.Ordinal);
        foreach (var (key, value) in values as JsonObject ?? [])
        {
            if (!known.TryGetValue(key, out var field))
                return $"Unknown field {key}";
            if (value is not null && !Fits(field, value))
                return $"Invalid value for {field["display_name"]}";
        }

        return all ? known.Values.Where(field => (bool)field["required_field"]! && values?[field["reference_key"]!.ToString()] is null)
            .Select(field => $"{field["display_name"]} is required").FirstOrDefault() : null;
    }

    public static bool IsOption(JsonObject field, string value) =>
        field["options"] is not JsonArray options || options.Any(option => string.Equals(option!["value"]!.ToString(), value, StringComparison.OrdinalIgnoreCase));

    static bool Fits(JsonObject field, JsonNode value) => field["data_type"]!.ToString() switch
    {
        "STRING" => value.GetValueKind() == JsonValueKind.String && IsOption(field, value.ToString()),
        "INTEGER" => value.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        "DECIMAL" => value.GetValueKind() == JsonValueKind.Number,
        "BOOLEAN" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "DATE" or "DATETIME" => DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, out _),
        "ARRAY" => value is JsonArray items && items.All(item => item is not null && IsOption(field, item.ToString())),
        _ => true,
    };
}
