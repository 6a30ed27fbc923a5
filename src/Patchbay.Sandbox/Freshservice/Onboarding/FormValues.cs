using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Onboarding;

/// <summary>Values of an on- or offboarding form: dates come in year first and go out day first, lookups come in as id, e-mail or name and go out as id.</summary>
static class FormValues
{
    const int Locations = 1;
    const int Requesters = 2;
    const int Agents = 3;
    const int Assets = 4;
    const int AllUsers = 5;
    const int Departments = 6;

    public static (JsonObject Fields, JsonObject Lookups, List<JsonObject> Problems) Read(Tenant tenant, List<JsonObject> form, JsonObject sent)
    {
        var (fields, lookups, problems) = (new JsonObject(), new JsonObject(), new List<JsonObject>());
        foreach (var (name, _) in sent.Where(value => form.TrueForAll(field => field.Text("name") != value.Key)))
            problems.Add(Refusal.Problem(name, "Unexpected/invalid field in request", "invalid_field"));
        foreach (var field in form)
        {
            var name = field.Text("name")!;
            fields[name] = null;
            if (sent[name] is not { } value || value.ToString().Length == 0)
            {
                if (field.Flag("required"))
                    problems.Add(Refusal.Missing(name));
                continue;
            }

            if (field.Number("data_source") is { } source)
                Lookup(tenant, name, (int)source, value, fields, lookups, problems);
            else if (Problem(field, value) is { } problem)
                problems.Add(problem);
            else
                fields[name] = field.Text("field_type") == "custom_date" ? DateTime.Parse(value.ToString(), CultureInfo.InvariantCulture).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) : value.DeepClone();
        }

        return (fields, lookups, problems);
    }

    static JsonObject? Problem(JsonObject field, JsonNode value)
    {
        var (name, choices) = (field.Text("name")!, field.Items("choices").Select(choice => choice.ToString()).ToList());
        var isText = value.GetValueKind() == JsonValueKind.String;
        var (fits, word) = field.Text("field_type") switch
        {
            "custom_date" => (isText && FieldType.IsDate(value.ToString()), "Date of the form YYYY-MM-DD"),
            "custom_checkbox" => (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False, "Boolean"),
            "custom_number" => (value.Number() is not null, "Positive Integer"),
            "custom_multi_select_dropdown" => (value is JsonArray items && items.All(item => item is JsonValue && item.GetValueKind() == JsonValueKind.String), "Array"),
            _ => (isText, "String"),
        };
        if (!fits)
            return Refusal.Problem(name, $"It should be a/an {word}", "datatype_mismatch");
        var chosen = value is JsonArray several ? several.Select(item => item!.ToString()) : [value.ToString()];
        return choices.Count > 0 && !chosen.All(choices.Contains) ? Refusal.Problem(name, $"It should be one of these values: '{string.Join(",", choices)}'", "invalid_value") : null;
    }

    static void Lookup(Tenant tenant, string name, int source, JsonNode value, JsonObject fields, JsonObject lookups, List<JsonObject> problems)
    {
        var text = value.GetValueKind() == JsonValueKind.String ? value.ToString() : null;
        var found = source switch
        {
            Locations => ByName(tenant["locations"], value, text),
            Departments => ByName(tenant["departments"], value, text),
            Assets => tenant.Assets.Rows.Find(asset => asset.Number("id") == value.Number()), // the id, not the display_id
            Requesters => text is null ? tenant.Requesters.Find(value.Number()) : tenant.PersonByEmail(text) is { } one && tenant.Requesters.Rows.Contains(one) ? one : null,
            Agents => text is null ? tenant.Agents.Find(value.Number()) : tenant.PersonByEmail(text) is { } one && tenant.Agents.Rows.Contains(one) ? one : null,
            AllUsers => text is null ? tenant.Person(value.Number()) : tenant.PersonByEmail(text),
            _ => null,
        };
        if (found is null)
        {
            problems.Add(Refusal.Problem(name, "There is no record matching the given value", "invalid_value"));
            return;
        }

        fields[name] = found.Number("id");
        lookups[name] = found.Text("name") is { } title
            ? new JsonObject { ["id"] = found.Number("id"), ["name"] = title }
            : new JsonObject { ["id"] = found.Number("id"), ["name"] = Tenant.NameOf(found), ["email"] = Tenant.EmailOf(found) };
    }

    static JsonObject? ByName(Table table, JsonNode value, string? text) =>
        text is null ? table.Find(value.Number()) : table.Rows.Find(row => string.Equals(row.Text("name"), text, StringComparison.OrdinalIgnoreCase));
}
