using System.Text.Json.Nodes;
using Patchbay.Integrations.Files;

namespace Patchbay.Integrations.Schemas;

/// <summary>Compiles a property in the short form (one line of YAML) to JSON Schema 2020-12.</summary>
internal static class ShortSchema
{
    // Which keys say something about which types.
    private static readonly (string Key, string Keyword, string[] Types)[] Constraints =
    [
        ("format", "format", ["string"]),
        ("pattern", "pattern", ["string"]),
        ("min_length", "minLength", ["string"]),
        ("max_length", "maxLength", ["string"]),
        ("min", "minimum", ["integer", "number"]),
        ("max", "maximum", ["integer", "number"]),
    ];

    private static readonly string[] ReplacedBySchema =
        ["type", "values", "format", "pattern", "min", "max", "min_length", "max_length", "max_items", "default", "example", "properties", "items", "fields_from"];

    /// <param name="defaultType">Type word where none is written and nothing else tells; null makes its absence a problem.</param>
    public static JsonObject Compile(Section property, string? defaultType = null)
    {
        if (property.Has("schema"))
        {
            return Whole(property);
        }

        var type = TypeOf(property, defaultType);
        var element = property.Child("items", "property") is { } items ? Compile(items, type.Element) : type.ElementSchema();
        Constrain(property, element, type.Element);
        Members(property, element, type.Element);
        var meanings = ShortValues.Apply(property, element, type.Element);

        var schema = type.Many ? new JsonObject { ["type"] = "array", ["items"] = element } : element;
        Describe(schema, string.Join(' ', new[] { property.Text("description"), meanings, type is { Element: "file", Many: false } ? FileArgument.Description : null }.OfType<string>()));
        if (property.Integer("max_items", 1, 10_000) is { } maxItems)
        {
            schema["maxItems"] = maxItems;
            Unless(type.Many, property, "max_items", "an array");
        }

        Sample(property, schema, type);
        return schema;
    }

    /// <summary>Type word of a property, as far as it can be told; problems are left to <see cref="Compile"/>.</summary>
    public static ShortType? TypeWord(Section property) =>
        property.Value("type") is YamlText text ? ShortType.Parse(text.Text) : null;

    private static JsonObject Whole(Section property)
    {
        foreach (var key in ReplacedBySchema.Where(property.Has))
        {
            property.Error(key, $"'{key}' stands beside 'schema', which replaces it: say it inside the schema");
        }

        if (property.Json("schema") is not JsonObject schema)
        {
            property.Error("schema", "'schema' must be a JSON Schema object");
            return [];
        }

        if (property.Text("description") is { } description)
        {
            Describe(schema, description);
        }

        return schema;
    }

    private static ShortType TypeOf(Section property, string? defaultType)
    {
        var inferred = property.Has("properties") || property.Has("fields_from") ? "object"
            : property.Has("items") ? "any[]"
            : defaultType ?? (property.Has("values") ? ShortValues.Infer(property) : null);
        if (!property.Has("type"))
        {
            if (inferred is null)
            {
                property.Findings.Error(property.Line, $"'type' is missing. Allowed: {string.Join(", ", ShortType.Words)}, each also with [] for an array");
            }

            return ShortType.Parse(inferred ?? "any")!.Value;
        }

        var word = property.Text("type");
        if (word is null || ShortType.Parse(word) is not { } type)
        {
            property.Error("type", $"unknown type '{word}'{Suggestion.Allowed(word ?? "", ShortType.Words)}, each also with [] for an array");
            return new ShortType("any", false);
        }

        Unless(type.Many || !property.Has("items"), property, "items", "an array");
        return type;
    }

    private static void Constrain(Section property, JsonObject schema, string type)
    {
        foreach (var (key, keyword, types) in Constraints)
        {
            JsonNode? value = key switch
            {
                "format" or "pattern" => property.Text(key),
                "min" or "max" => property.Number(key),
                _ => property.Integer(key, 0, int.MaxValue),
            };
            if (value is not null)
            {
                Unless(types.Contains(type), property, key, string.Join(" or ", types));
                schema[keyword] = value;
            }
        }
    }

    private static void Members(Section property, JsonObject schema, string type)
    {
        var entries = property.Entries("properties");
        if (entries.Count == 0)
        {
            return;
        }

        Unless(type == "object", property, "properties", "an object");
        var members = new JsonObject();
        var required = new JsonArray();
        foreach (var entry in entries)
        {
            if (Section.Of(entry, "property", property.Findings) is not { } member)
            {
                continue;
            }

            foreach (var key in new[] { "as", "nested", "fields_from", "list", "max_mb" }.Where(member.Has))
            {
                member.Error(key, $"'{key}' works on a parameter, not inside 'properties'");
            }

            members[entry.Key] = Compile(member);
            if (member.Flag("required") == true)
            {
                required.Add(entry.Key);
            }
        }

        schema["properties"] = members;
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        schema["additionalProperties"] = false;
    }

    private static void Sample(Section property, JsonObject schema, ShortType type)
    {
        foreach (var (key, keyword) in new[] { ("default", "default"), ("example", "examples") })
        {
            var scalar = type is { Many: false, Element: not ("object" or "any" or "file") };
            if (property.Value(key) is not { } value)
            {
                continue;
            }

            var json = scalar && value is YamlText text ? YamlJson.OfType(text.Text, type.Element) : scalar ? null : YamlJson.Of(value);
            if (json is null)
            {
                property.Error(key, $"'{key}' must be of type {type.Element}, found {value.Kind}");
                continue;
            }

            schema[keyword] = key == "example" ? new JsonArray(json) : json;
        }
    }

    // Second, right behind the type: where a reader of the schema looks for it.
    private static void Describe(JsonObject schema, string description)
    {
        schema.Remove("description");
        if (description.Length > 0)
        {
            schema.Insert(schema.ContainsKey("type") ? schema.IndexOf("type") + 1 : 0, "description", description);
        }
    }

    private static void Unless(bool fits, Section property, string key, string type)
    {
        if (!fits)
        {
            property.Error(key, $"'{key}' is only for {type}");
        }
    }
}
