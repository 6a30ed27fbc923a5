using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Requests;

/// <summary>Spells an argument as the vendor does.</summary>
internal static class WireValue
{
    public static JsonNode? ToNode(JsonElement value, ValueRule? rule, WireFormat wire)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in value.EnumerateObject())
                {
                    members[member.Name] = ToNode(member.Value, rule?.Member(member.Name), wire);
                }

                return members;
            case JsonValueKind.Array:
                var items = new JsonArray();
                foreach (var item in value.EnumerateArray())
                {
                    items.Add(ToNode(item, rule?.Items, wire));
                }

                return items;
            case JsonValueKind.True or JsonValueKind.False when wire.NumericBooleans:
                return JsonValue.Create(value.ValueKind == JsonValueKind.True ? 1 : 0);
            case JsonValueKind.Number when Whole(value, rule) is { } number:
                return JsonValue.Create(number);
            case JsonValueKind.String when DateTime(value, rule, wire) is { } text:
                return JsonValue.Create(text);
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            default:
                return JsonValue.Create(value);
        }
    }

    /// <summary>The value as text for a path, a query or a form: scalars bare, others as JSON.</summary>
    public static string ToText(JsonElement value, ValueRule? rule, WireFormat wire) => value.ValueKind switch
    {
        JsonValueKind.String => DateTime(value, rule, wire) ?? value.GetString()!,
        JsonValueKind.True => wire.NumericBooleans ? "1" : "true",
        JsonValueKind.False => wire.NumericBooleans ? "0" : "false",
        JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number when Whole(value, rule) is { } number => number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Object or JsonValueKind.Array => ToNode(value, rule, wire)!.ToJsonString(JsonBody.Readable),
        _ => value.GetRawText(),
    };

    public static string ToText(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(JsonBody.Readable),
    };

    // To JSON Schema 2.0 is an integer, and vendors answer with it what they take back as 2 only.
    private static long? Whole(JsonElement value, ValueRule? rule) =>
        rule?.Kinds is JsonKinds.Integer or (JsonKinds.Integer | JsonKinds.Null) && !value.TryGetInt64(out _)
        && value.TryGetDecimal(out var number) && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    private static string? DateTime(JsonElement value, ValueRule? rule, WireFormat wire) =>
        wire.DateTime is { } format && rule?.Format == "date-time" && TextFormat.TryDateTime(value.GetString()!, out var time)
            ? time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)
            : null;
}
