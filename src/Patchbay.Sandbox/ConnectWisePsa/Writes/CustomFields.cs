using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;

namespace Patchbay.Sandbox.ConnectWisePsa.Writes;

/// <summary>Custom fields: one definition for each field of a screen; a record keeps only ids and values.</summary>
static class CustomFields
{
    public const string Definitions = "/system/userDefinedFields";

    /// <summary>The screen a table's custom fields are defined for.</summary>
    static readonly Dictionary<string, int> Pods = new(StringComparer.Ordinal)
    {
        ["/service/tickets"] = 1, ["/company/companies"] = 2, ["/company/contacts"] = 3, ["/company/configurations"] = 4, ["/finance/agreements"] = 5, ["/project/projects"] = 6,
        ["/sales/opportunities"] = 7, ["/time/entries"] = 8, ["/sales/activities"] = 9, ["/system/members"] = 10,
    };

    public static int Pod(string table) => Pods[table];

    /// <summary>Takes the values given; those of the product's definitions that are compulsory must be there on a new record.</summary>
    public static void Take(Change change)
    {
        var definitions = Of(change.Data, change.Collection.Table);
        if (change.Given["customFields"] is { } given)
        {
            var field = change.Collection.Schema.Fields["customFields"];
            BodyValues.Problem(field, given);
            change.Fields["customFields"] = new JsonArray([.. given.AsArray().Select(item => Kept(change, definitions, item!.AsObject())).OfType<JsonNode>()]);
        }

        foreach (var missing in definitions.Where(row => change.IsNew && row.Flag("requiredFlag") && ValueOf(change.Fields, row.Id) is null))
            change.Errors.Add(new("MissingRequiredField", "customFields", $"The {missing.Text("caption")} field is required."));
    }

    /// <summary>Every field of the screen, <c>value</c> only where there is one.</summary>
    public static void Tell(Database data, string table, Row row, JsonObject told)
    {
        var definitions = Of(data, table);
        told.Remove("customFields");
        if (definitions.Count > 0)
        {
            told["customFields"] = new JsonArray([.. definitions.Select(definition =>
            {
                var field = new JsonObject
                {
                    ["id"] = definition.Id, ["caption"] = definition.Text("caption"), ["type"] = definition.Text("fieldTypeIdentifier"), ["entryMethod"] = definition.Text("entryTypeIdentifier") ?? "EntryField",
                    ["numberOfDecimals"] = definition.Fields["numberDecimals"]?.DeepClone() ?? 0,
                };
                if (ValueOf(row.Fields, definition.Id) is { } value)
                    field["value"] = value.DeepClone();
                return field;
            })]);
        }
    }

    static List<Row> Of(Database data, string table) => Pods.TryGetValue(table, out var pod) ? [.. data[Definitions].Rows.Where(row => (int?)row.Fields["podId"] == pod)] : [];

    static JsonNode? ValueOf(JsonObject fields, int id) => (fields["customFields"] as JsonArray)?.FirstOrDefault(item => (int?)item!["id"] == id)?["value"];

    static JsonObject? Kept(Change change, List<Row> definitions, JsonObject given)
    {
        if (definitions.Find(row => row.Id == (int?)given["id"]) is not { } definition)
        {
            change.Errors.Add(new("InvalidReference", "customFields", $"The custom field {given["id"]} does not exist on this screen."));
            return null;
        }

        if (given["value"] is not { } value)
            return null;
        if (Problem(definition, value) is { } problem)
            change.Invalid("customFields", $"{definition.Text("caption")}: {problem}");
        return new() { ["id"] = definition.Id, ["value"] = value.DeepClone() };
    }

    static string? Problem(Row definition, JsonNode value)
    {
        var options = (definition.Fields["options"] as JsonArray ?? []).Where(option => option!["inactiveFlag"]?.GetValue<bool>() != true).Select(option => option!["optionValue"]!.ToString()).ToList();
        if (options.Count > 0 && !options.Contains(value.ToString(), StringComparer.Ordinal))
            return $"expected one of {string.Join(", ", options)}";
        return definition.Text("fieldTypeIdentifier") switch
        {
            "Number" or "Percent" or "Currency" when value.GetValueKind() != JsonValueKind.Number => "expected a number",
            "Checkbox" when value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False) => "expected true or false",
            "Date" when !DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, out _) => "expected a date",
            _ => null,
        };
    }
}
