using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Calls;

[Flags]
internal enum JsonKinds { Any = 0, Text = 1, Number = 2, Integer = 4, Boolean = 8, Object = 16, Array = 32, Null = 64 }

/// <summary>The part of a JSON Schema that is checked on a call, compiled once.</summary>
internal sealed class ValueRule
{
    public static ValueRule Anything { get; } = new();

    public JsonKinds Kinds { get; private init; }

    /// <summary>What the schema says in words; a custom field begins with its label.</summary>
    public string? Description { get; private init; }

    public string? Format { get; private init; }

    public string? PatternText { get; private init; }

    /// <summary>Null when there is none, or .NET cannot read it (it is then the vendor's to judge).</summary>
    public Regex? Pattern { get; private init; }

    public decimal? Minimum { get; private init; }

    public decimal? Maximum { get; private init; }

    public int? MinLength { get; private init; }

    public int? MaxLength { get; private init; }

    public int? MinItems { get; private init; }

    public int? MaxItems { get; private init; }

    /// <summary>Allowed values; null allows all.</summary>
    public IReadOnlyList<JsonNode?>? Values { get; private init; }

    /// <summary>Members by name; null when the schema names none.</summary>
    public IReadOnlyDictionary<string, ValueRule>? Members { get; private init; }

    public IReadOnlyList<string> Required { get; private init; } = [];

    /// <summary>True when members that are not named are refused.</summary>
    public bool Closed { get; private init; }

    /// <summary>Rule of members that are not named.</summary>
    public ValueRule? OtherMembers { get; private init; }

    public ValueRule? Items { get; private init; }

    /// <summary>At least one must hold; empty when there is no choice.</summary>
    public IReadOnlyList<ValueRule> Choices { get; private init; } = [];

    public static ValueRule Compile(JsonNode? schema)
    {
        if (schema is not JsonObject rule)
        {
            return Anything;
        }

        var pattern = Text(rule["pattern"]);
        var members = (rule["properties"] as JsonObject)?.ToDictionary(
            member => member.Key, member => Compile(member.Value), StringComparer.Ordinal);
        return new ValueRule
        {
            Kinds = KindsOf(rule["type"]),
            Description = Text(rule["description"]),
            Format = Text(rule["format"]),
            PatternText = pattern,
            Pattern = CompilePattern(pattern),
            Minimum = Number(rule["minimum"]),
            Maximum = Number(rule["maximum"]),
            MinLength = (int?)Number(rule["minLength"]),
            MaxLength = (int?)Number(rule["maxLength"]),
            MinItems = (int?)Number(rule["minItems"]),
            MaxItems = (int?)Number(rule["maxItems"]),
            Values = rule["enum"] is JsonArray values ? [.. values] : rule.TryGetPropertyValue("const", out var only) ? [only] : null,
            Members = members,
            Required = rule["required"] is JsonArray required ? [.. required.Select(Text).OfType<string>()] : [],
            Closed = rule["additionalProperties"] is JsonValue closed && closed.TryGetValue<bool>(out var open) && !open,
            OtherMembers = rule["additionalProperties"] is JsonObject others ? Compile(others) : null,
            Items = rule["items"] is JsonObject items ? Compile(items) : null,
            Choices = [.. new[] { rule["anyOf"], rule["oneOf"] }.OfType<JsonArray>().SelectMany(choices => choices).Select(Compile)],
        };
    }

    /// <summary>The rule of a member, named or not; null when the schema says nothing of it.</summary>
    public ValueRule? Member(string name) => Members is not null && Members.TryGetValue(name, out var rule) ? rule : OtherMembers;

    private static JsonKinds KindsOf(JsonNode? type) => type switch
    {
        JsonArray several => several.Aggregate(JsonKinds.Any, (kinds, one) => kinds | KindsOf(one)),
        JsonValue one => Text(one) switch
        {
            "string" => JsonKinds.Text,
            "number" => JsonKinds.Number,
            "integer" => JsonKinds.Integer,
            "boolean" => JsonKinds.Boolean,
            "object" => JsonKinds.Object,
            "array" => JsonKinds.Array,
            "null" => JsonKinds.Null,
            _ => JsonKinds.Any,
        },
        _ => JsonKinds.Any,
    };

    private static Regex? CompilePattern(string? pattern)
    {
        try
        {
            return pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static decimal? Number(JsonNode? node) =>
        node is JsonValue value && decimal.TryParse(value.ToJsonString(), out var number) ? number : null;
}
