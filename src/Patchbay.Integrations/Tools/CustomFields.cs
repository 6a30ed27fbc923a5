using System.Text.Json.Nodes;

namespace Patchbay.Integrations;

/// <summary>Merges an account's custom fields into the object that asks for them.</summary>
internal static class CustomFields
{
    /// <summary>The argument's schema for this account and whether it must be given; null when the account has no such fields.</summary>
    public static (JsonObject Schema, bool Required)? Merge(Property property, MethodKind kind, AccountFields fields)
    {
        var schema = property.Schema.DeepClone().AsObject();
        if (!fields.BySource.TryGetValue(property.FieldsFrom!, out var read))
        {
            Describe(schema, "This account's custom fields by name. They have not been read yet, so they are not listed here; what is given is sent as it is.");
            schema["additionalProperties"] = true;
            return (schema, property.Required);
        }

        var members = schema["properties"]?.DeepClone().AsObject() ?? [];
        foreach (var (name, member) in read["properties"]?.AsObject() ?? [])
        {
            members.TryAdd(name, member?.DeepClone());
        }

        if (members.Count == 0)
        {
            return null;
        }

        // Only a new record needs all its required fields; an update names what changes.
        var required = kind == MethodKind.Create ? Required(schema, read) : Required(schema, null);
        Describe(schema, "This account's custom fields by name.");
        schema["properties"] = members;
        schema.Remove("required");
        if (required.Count > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        }

        schema["additionalProperties"] = false;
        return (schema, property.Required || required.Count > 0);
    }

    /// <summary>Ids by name as JSON texts; empty when the fields were not read.</summary>
    public static IReadOnlyDictionary<string, string> Ids(Property property, AccountFields fields) =>
        fields.BySource.TryGetValue(property.FieldsFrom!, out var read) && read["ids"] is JsonObject ids
            ? ids.ToDictionary(id => id.Key, id => id.Value!.ToJsonString(), StringComparer.Ordinal)
            : new Dictionary<string, string>();

    /// <summary>Names and options in the vendor's own spelling, by how they are shown; null when all are shown as they are.</summary>
    public static IReadOnlyDictionary<string, string>? Originals(Property property, AccountFields fields) =>
        fields.BySource.TryGetValue(property.FieldsFrom!, out var read) && read["originals"] is JsonObject originals
            ? originals.ToDictionary(original => original.Key, original => original.Value!.ToString(), StringComparer.Ordinal)
            : null;

    private static List<string> Required(JsonObject schema, JsonObject? read) =>
        [.. new[] { schema, read }.SelectMany(from => from?["required"]?.AsArray() ?? []).Select(name => name!.ToString()).Distinct()];

    private static void Describe(JsonObject schema, string sentence) =>
        schema["description"] = schema["description"] is { } own ? $"{own} {sentence}" : sentence;
}
