using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>The check of <c>custom_fields</c> against a form's definitions.</summary>
static class CustomFields
{
    /// <summary>A ticket form's field, as the form tells it.</summary>
    public static JsonObject Define(long id, string name, string label, string type, bool required, bool isDefault = false, int? workspace = null, bool forClosure = false, params string[] choices) => new()
    {
        ["id"] = id, ["workspace_id"] = workspace, ["name"] = name, ["label"] = label, ["label_for_customers"] = label, ["description"] = null, ["field_type"] = type, ["position"] = 1,
        ["default_field"] = isDefault, ["required_for_agents"] = required, ["required_for_customers"] = false, ["required_for_closure"] = forClosure, ["customers_can_edit"] = true,
        ["displayed_to_customers"] = true, ["belongs_to_section"] = false, ["portal_cc"] = false, ["portalcc_to"] = null,
        ["choices"] = new JsonArray([.. choices.Select((choice, index) => Choice(choice, index + 1))]), ["nested_fields"] = new JsonArray(), ["sections"] = new JsonArray(),
        ["created_at"] = "2024-01-15T09:00:00Z", ["updated_at"] = "2024-01-15T09:00:00Z",
    };

    /// <summary>Choices are written <c>2=Open</c> where the number counts, else just by their value.</summary>
    static JsonObject Choice(string text, int position)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return new() { ["id"] = equals < 0 ? 27_000_000_500 + position : int.Parse(text[..equals]), ["value"] = text[(equals + 1)..], ["nested_options"] = new JsonArray() };
    }

    /// <summary>The custom fields of a form that hold in a workspace.</summary>
    public static IEnumerable<JsonObject> Of(Tenant tenant, string form, long? workspace) => (tenant.Forms.GetValueOrDefault(form) ?? [])
        .Where(field => !field.Flag("default_field") && !field.Flag("default") && (field.Number("workspace_id") is not { } only || only == workspace));

    /// <summary>What is wrong with the custom fields sent; values of a form are turned into what they stand for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="form">The form's name.</param>
    /// <param name="workspace">The record's workspace.</param>
    /// <param name="body">The body that holds <c>custom_fields</c>, or not.</param>
    /// <param name="held">What the record holds already; null for a new one.</param>
    /// <param name="closes">True when the change resolves or closes the record.</param>
    public static List<JsonObject> Problems(Call call, string form, long? workspace, JsonObject body, JsonObject? held, bool closes = false)
    {
        var fields = Of(call.Tenant, form, workspace).ToDictionary(field => field.Text("name")!, StringComparer.Ordinal);
        if (body["custom_fields"] is not (null or JsonObject))
            return []; // its type is judged already
        var sent = body["custom_fields"] as JsonObject ?? [];
        var problems = new List<JsonObject>();
        foreach (var (name, value) in sent.ToList())
        {
            if (!fields.TryGetValue(name, out var field) && !IsLevel(fields.Values, name))
                problems.Add(Refusal.Problem(name, "Unexpected/invalid field in request", "invalid_field"));
            else if (field is not null && value is not null)
                problems.AddRange(TypeOf(field).Problems(call, sent, name, ""));
        }

        bool Lacks(string name) => sent.ContainsKey(name) ? string.IsNullOrEmpty(sent[name]?.ToString()) : held is null || string.IsNullOrEmpty(held[name]?.ToString());
        problems.AddRange(fields.Values.Where(field => IsRequired(field, closes) && (held is null || closes || sent.ContainsKey(field.Text("name")!)) && Lacks(field.Text("name")!))
            .Select(field => Refusal.Missing(field.Text("name")!)));
        return problems;
    }

    /// <summary>What a record's fields become: those sent over those held, so that an update may name only some.</summary>
    public static JsonObject Merged(Call call, string form, long? workspace, JsonNode? held, JsonNode? sent)
    {
        var merged = new JsonObject();
        foreach (var field in Of(call.Tenant, form, workspace))
            merged[field.Text("name")!] = null;
        merged.Take(held as JsonObject ?? []);
        merged.Take(sent as JsonObject ?? []);
        return merged;
    }

    static bool IsLevel(IEnumerable<JsonObject> fields, string name) => fields.Any(field => field.Items("nested_fields").Any(level => level["name"]!.ToString() == name));

    static bool IsRequired(JsonObject field, bool closes) => field.Flag("required_for_agents") || field.Flag("required") || field.Flag("mandatory") || (closes && field.Flag("required_for_closure"));

    static FieldType TypeOf(JsonObject field)
    {
        var choices = field.Items("choices").OfType<JsonObject>().Select(choice => choice.Text("value")!).ToList();
        return (field.Text("field_type") ?? field.Text("type")) switch
        {
            "custom_checkbox" => new("bool", [], null, false),
            "custom_number" or "custom_lookup_bigint" => new("int", [], null, false),
            "custom_decimal" => new("num", [], null, false),
            "custom_date" => new("date", [], null, false),
            "custom_date_time" => new("dt", [], null, false),
            "custom_multi_select_dropdown" => new("str", choices, null, true),
            "custom_dropdown" or "nested_field" or "custom_radio" => new("str", choices, null, false),
            _ => new("str", [], null, false),
        };
    }
}
