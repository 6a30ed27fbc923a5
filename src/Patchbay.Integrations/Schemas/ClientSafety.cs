using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Schemas;

/// <summary>
/// Keeps out what makes a client drop a tool, or its whole list: references, boolean schemas, nulls, arrays without items,
/// enums of mixed types, patterns JavaScript cannot compile, unknown formats, endless depth.
/// </summary>
internal static class ClientSafety
{
    public const int MaxDepth = 10;

    public static IReadOnlyList<string> Formats { get; } =
        ["date", "date-time", "time", "email", "uri", "uuid", "hostname", "ipv4", "ipv6"];

    private static readonly string[] Types = ["string", "integer", "number", "boolean", "object", "array", "null"];
    private static readonly string[] Data = ["const", "default", "examples", "enum", "required", "type"];
    private static readonly string[] Named = ["properties", "patternProperties", "$defs", "dependentSchemas"];
    private static readonly string[] Listed = ["anyOf", "oneOf", "allOf", "prefixItems"];
    private static readonly string[] Single = ["items", "not", "if", "then", "else", "contains", "propertyNames"];

    /// <summary>What a client would refuse in the schema of one argument; empty when it is safe.</summary>
    /// <param name="definitions">Names in the root's <c>$defs</c>, the only thing a reference may lead to; null for none.</param>
    public static IReadOnlyList<string> Check(JsonObject schema, IReadOnlyCollection<string>? definitions = null)
    {
        var problems = new List<string>();
        Walk(schema, "", 1, definitions ?? [], problems);
        return problems;
    }

    private static void Walk(JsonNode? node, string path, int depth, IReadOnlyCollection<string> definitions, List<string> problems)
    {
        var where = path.Length == 0 ? "" : $"{path}: ";
        if (node is not JsonObject schema)
        {
            problems.Add($"{where}a schema must be an object, not {(node is null ? "null" : node.GetValueKind().ToString().ToLowerInvariant())}");
            return;
        }

        if (depth > MaxDepth)
        {
            problems.Add($"{where}nested deeper than {MaxDepth} levels");
            return;
        }

        Keywords(schema, where, definitions, problems);
        foreach (var (key, value) in schema)
        {
            var child = path.Length == 0 ? key : $"{path}.{key}";
            if (Named.Contains(key) && value is JsonObject named)
            {
                foreach (var (name, member) in named)
                {
                    Walk(member, $"{child}.{name}", depth + 1, definitions, problems);
                }
            }
            else if (Listed.Contains(key) && value is JsonArray listed)
            {
                for (var i = 0; i < listed.Count; i++)
                {
                    Walk(listed[i], $"{child}[{i}]", depth + 1, definitions, problems);
                }
            }
            else if (Single.Contains(key) || (key == "additionalProperties" && value?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)))
            {
                Walk(value, child, depth + 1, definitions, problems);
            }
            else if (value is null && !Data.Contains(key))
            {
                problems.Add($"{where}'{key}' is null: leave it out");
            }
        }
    }

    private static void Keywords(JsonObject schema, string where, IReadOnlyCollection<string> definitions, List<string> problems)
    {
        foreach (var (key, value) in schema.Where(member => member.Key is "$ref" or "$dynamicRef" or "$recursiveRef"))
        {
            if (key != "$ref" || definitions.Count == 0)
            {
                problems.Add($"{where}'{key}' is not followed by every client: write the schema out");
            }
            else if (!definitions.Any(name => value?.ToString() == $"#/$defs/{name}"))
            {
                problems.Add($"{where}'$ref' leads to '{value}'. Allowed: {string.Join(", ", definitions.Select(name => $"#/$defs/{name}"))}");
            }
        }

        var types = TypesOf(schema["type"]);
        foreach (var type in types.Where(type => !Types.Contains(type)))
        {
            problems.Add($"{where}unknown type '{type}'. Allowed: {string.Join(", ", Types)}");
        }

        if (types.Contains("array") && !schema.ContainsKey("items"))
        {
            problems.Add($"{where}an array needs 'items'");
        }

        if (schema["enum"] is { } values)
        {
            Enum(values, where, problems);
        }

        if (schema["format"] is { } format && !Formats.Contains(format.ToString()))
        {
            problems.Add($"{where}format '{format}' is not known to every client. Allowed: {string.Join(", ", Formats)}");
        }

        if (schema["pattern"] is { } pattern && JavaScriptPattern.Refusal(pattern.ToString()) is { } refusal)
        {
            problems.Add($"{where}pattern '{pattern}' would be refused: {refusal}");
        }

        if (schema["required"] is JsonArray required && schema["properties"] is JsonObject properties)
        {
            foreach (var name in required.Select(name => name?.ToString() ?? "null").Where(name => !properties.ContainsKey(name)))
            {
                problems.Add($"{where}required member '{name}' is not among the properties");
            }
        }
    }

    private static void Enum(JsonNode values, string where, List<string> problems)
    {
        var kinds = values is JsonArray list
            ? list.Select(value => value?.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : value?.GetValueKind() ?? JsonValueKind.Null).Distinct().ToList()
            : [];
        if (kinds.Count != 1 || kinds[0] is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True))
        {
            problems.Add($"{where}an enum must be a list of at least one value, all texts, all numbers or all booleans");
        }
    }

    private static List<string> TypesOf(JsonNode? type) => type switch
    {
        null => [],
        JsonArray several => [.. several.Select(one => one?.ToString() ?? "null")],
        _ => [type.ToString()],
    };
}
