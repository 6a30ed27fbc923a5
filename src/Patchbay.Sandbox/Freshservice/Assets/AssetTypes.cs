using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Assets;

/// <summary>Fields of asset types. A type has its own and those of the types above it; a field's name ends in the id of the type that defines it.</summary>
static class AssetTypes
{
    /// <summary>All fields of a type, those of the topmost type first.</summary>
    public static IEnumerable<JsonObject> FieldsOf(Tenant tenant, long type) => Lineage(tenant, type).Reverse()
        .SelectMany(one => tenant["asset_types/fields"].Rows.Where(field => field.Number("asset_type_id") == one));

    /// <summary>The type and those above it.</summary>
    public static IEnumerable<long> Lineage(Tenant tenant, long type)
    {
        for (long? next = type; next is { } id && tenant["asset_types"].Find(id) is { } record; next = record.Number("parent_asset_type_id"))
            yield return id;
    }

    /// <summary>The value of a type field by its name without the suffix.</summary>
    public static JsonNode? Value(JsonObject asset, string name) => (asset["type_fields"] as JsonObject ?? [])
        .FirstOrDefault(field => field.Key.StartsWith(name + "_", StringComparison.Ordinal) && field.Key[(name.Length + 1)..].All(char.IsAsciiDigit)).Value;

    public static List<JsonObject> Problems(Call call, long type, JsonObject sent, bool isNew)
    {
        var fields = FieldsOf(call.Tenant, type).ToDictionary(field => field.Text("name")!, StringComparer.Ordinal);
        var problems = new List<JsonObject>();
        foreach (var (name, value) in sent.ToList())
        {
            if (!fields.TryGetValue(name, out var field))
                problems.Add(Refusal.Problem(name, "Unexpected/invalid field in request", "invalid_field"));
            else if (value is not null)
                problems.AddRange(TypeOf(field).Problems(call, sent, name, ""));
        }

        problems.AddRange(fields.Values.Where(field => field.Flag("required") && (isNew ? sent[field.Text("name")!] is null : sent.ContainsKey(field.Text("name")!) && sent[field.Text("name")!] is null))
            .Select(field => Refusal.Missing(field.Text("name")!)));
        return problems;
    }

    /// <summary>The fields as <c>asset_types/{id}/fields</c> tells them, by header.</summary>
    public static JsonArray Grouped(Tenant tenant, long type) => new([.. FieldsOf(tenant, type).GroupBy(field => field.Text("_header")).Select(group => new JsonObject
    {
        ["field_header"] = group.Key, ["fields"] = Replies.Rows(group),
    })]);

    static FieldType TypeOf(JsonObject field) => field.Text("data_type") switch
    {
        "bigint" when field.Text("field_type") is "dropdown_product" => new("@products", [], null, false),
        "bigint" when field.Text("field_type") is "dropdown_vendor" => new("@vendors", [], null, false),
        "bigint" or "integer" => new("int", [], null, false),
        "decimal" => new("num", [], null, false),
        "date" => new("date", [], null, false),
        "boolean" => new("bool", [], null, false),
        _ => new("str", [.. field.Items("choices").Select(choice => choice[0]!.ToString())], null, false),
    };
}
