using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Fields;

/// <summary>Turns metadata rows into one JSON Schema object, a property per field, in the order of their names.</summary>
internal static class FieldSchema
{
    private const int MostOwnersTold = 12;

    public static JsonObject Of(FieldSource source, FieldRows rows)
    {
        var originals = new JsonObject();
        var fields = rows.Rows
            .Where(row => IsField(source.Property, row))
            .Select(row => (Name: Shown(FieldRow.Text(row.Value, source.Property.Name), originals), Row: row))
            .Where(field => field.Name.Length > 0)
            .GroupBy(field => field.Name, field => field.Row, StringComparer.Ordinal)
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .ToList();
        var properties = new JsonObject();
        var required = new JsonArray();
        var ids = new JsonObject();
        foreach (var field in fields)
        {
            if (source.Property.Id is { } id && FieldRow.Member(field.First().Value, id) is { } value)
            {
                ids[field.Key] = Id(value);
            }

            foreach (var option in field.SelectMany(row => FieldShape.OptionTexts(source.Property, row)))
            {
                Shown(option, originals, field.Key);
            }

            var owners = field.SelectMany(row => row.Owners).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            properties[field.Key] = Property(source.Property, [.. field], AppliesTo(owners, rows.AllOwners));

            // Required of one queue is not required of another: the vendor then judges.
            if (owners.Count == rows.AllOwners.Count && field.All(row => IsRequired(source.Property, row)))
            {
                required.Add(JsonValue.Create(field.Key));
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (ids.Count > 0)
        {
            // Not a keyword of JSON Schema: kept beside the schema for arguments that are sent by id, never shown to clients.
            schema["ids"] = ids;
        }

        if (originals.Count > 0)
        {
            schema["originals"] = originals; // kept beside the schema as the ids are
        }

        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    /// <summary>A name or an option as a model is shown it; what the vendor calls it is noted where that differs.</summary>
    private static string Shown(string? text, JsonObject originals, string? field = null)
    {
        var shown = FieldText.Word(text ?? "");
        if (shown != text && shown.Length > 0)
        {
            originals.TryAdd(FieldText.Key(shown, field), text);
        }

        return shown;
    }

    // Vendors answer with 51.0 what they want back as 51.
    private static JsonNode? Id(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number == decimal.Truncate(number)
            ? JsonValue.Create((long)number)
            : JsonNode.Parse(value.GetRawText());

    private static JsonObject Property(FieldMapping mapping, IReadOnlyList<FieldRow> rows, string? appliesTo)
    {
        var shapes = rows.Select(row => FieldShape.Of(mapping, row)).ToList();
        return shapes.Skip(1).Aggregate(shapes[0], (one, other) => one.Or(other)).ToSchema(appliesTo);
    }

    private static bool IsField(FieldMapping mapping, FieldRow row) => row.IsBelow
        || (!mapping.Except.Contains(FieldRow.Text(row.Value, mapping.Name) ?? "", StringComparer.Ordinal) && IsWanted(mapping, row));

    private static bool IsWanted(FieldMapping mapping, FieldRow row) =>
        (mapping.Type is null || row.IsStub || !mapping.Skip.Contains(FieldRow.Text(row.Value, mapping.Type) ?? "", StringComparer.Ordinal))
        && mapping.Where.All(condition => row.IsStub
            ? FieldRow.Member(row.Value, condition.Key) is null || FieldRow.Text(row.Value, condition.Key) == condition.Value
            : FieldRow.Text(row.Value, condition.Key) == condition.Value);

    private static bool IsRequired(FieldMapping mapping, FieldRow row) =>
        !(mapping.OptionalIf is { } condition && FieldRow.Member(row.Value, condition) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.False) })
        && mapping.Required.Any(member => FieldRow.Text(row.Value, member) is "true" or "True" or "1");

    private static string? AppliesTo(List<string> owners, IReadOnlyList<string> all) =>
        owners.Count == 0 ? null
        : owners.Count == all.Count && all.Count > 1 ? "Applies to all."
        : $"Applies to: {string.Join(", ", owners.Take(MostOwnersTold).Select(FieldText.Word))}{(owners.Count > MostOwnersTold ? $" and {owners.Count - MostOwnersTold} more" : "")}.";
}
