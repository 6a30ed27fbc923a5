using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Custom fields on records: an array of <c>{id or name, value}</c> that replaces the one before.</summary>
static class CustomFields
{
    const int Text = 0, Single = 2, Multiple = 3, Date = 4, Time = 5, Checkbox = 6, Table = 7;

    /// <summary>Definitions for one kind of record.</summary>
    public static IEnumerable<JsonObject> Of(Tenant tenant, int usage) =>
        tenant["FieldInfo"].Where(field => Tenant.Int(field["usage"]) == usage && Tenant.IsTrue(field["custom"]));

    /// <summary>The first thing wrong with the custom fields of a body, as the product's forms say it; null when nothing is.</summary>
    public static string? Problem(Tenant tenant, int usage, JsonObject given, bool isNew)
    {
        if (given["customfields"] is not (null or JsonArray))
            return "customfields must be an array.";
        var sent = given["customfields"] as JsonArray ?? [];
        foreach (var item in sent)
        {
            if (item is not JsonObject one || Definition(tenant, usage, one) is not { } field)
                return $"There is no custom field {item?["name"] ?? item?["id"]} here.";
            if (one["value"] is { } value && !Fits(field, value))
                return $"The value of {field["label"]} is not valid.";
        }

        if (!isNew || Tenant.IsTrue(given["_novalidate"]))
            return null;
        return Of(tenant, usage).Where(field => Tenant.IsTrue(field["mandatory"]))
            .Where(field => !sent.Any(item => Definition(tenant, usage, item!.AsObject()) == field && !string.IsNullOrEmpty(item["value"]?.ToString())))
            .Select(field => $"Please complete the field {field["label"]}.").FirstOrDefault();
    }

    /// <summary>What is kept: value by field id.</summary>
    public static JsonArray Stored(Tenant tenant, int usage, JsonArray sent) => new([.. sent.Select(item => (JsonNode)new JsonObject
    {
        ["id"] = Definition(tenant, usage, item!.AsObject())!["id"]!.DeepClone(), ["value"] = item["value"]?.DeepClone(),
    })]);

    /// <summary>All fields of a record, with or without a value.</summary>
    public static JsonArray Shown(Tenant tenant, int usage, JsonObject record) => new([.. Of(tenant, usage).Select(field =>
    {
        var value = (record["customfields"] as JsonArray)?.LastOrDefault(item => item!["id"]!.ToString() == field["id"]!.ToString())?["value"];
        var shown = new JsonObject { ["value"] = value?.DeepClone(), ["display"] = Display(field, value) };
        foreach (var name in new[] { "id", "guid", "name", "label", "summary", "type", "inputtype", "characterlimit", "usage", "searchable", "extratype", "max_selection", "regex" })
            shown[name] = field[name]?.DeepClone();
        return (JsonNode)shown;
    })]);

    static JsonObject? Definition(Tenant tenant, int usage, JsonObject item) => Of(tenant, usage).FirstOrDefault(field => item["id"] is { } id
        ? field["id"]!.ToString() == id.ToString()
        : string.Equals(field["name"]!.ToString(), item["name"]?.ToString(), StringComparison.OrdinalIgnoreCase));

    static bool Fits(JsonObject field, JsonNode value)
    {
        var (type, input, text) = (Tenant.Int(field["type"]), Tenant.Int(field["inputtype"]), value.ToString());
        if (type != Table && value.GetValueKind() is JsonValueKind.Array or JsonValueKind.Object)
            return false;
        if (text.Length == 0)
            return true;
        return type switch
        {
            Text => FitsText(field, input, text),
            Single => IsOption(field, text),
            Multiple => text.Split(',', StringSplitOptions.TrimEntries) is var chosen && Array.TrueForAll(chosen, one => IsOption(field, one))
                && (Tenant.Int(field["max_selection"]) is not > 0 and var _ || chosen.Length <= Tenant.Int(field["max_selection"])),
            Date => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            Time => TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            Checkbox => text is "0" or "1" || bool.TryParse(text, out _),
            Table => value is JsonArray rows && rows.All(row => row is JsonObject),
            _ => true,
        };
    }

    static bool FitsText(JsonObject field, int? input, string text) =>
        (Tenant.Int(field["characterlimit"]) is not > 0 and var _ || text.Length <= Tenant.Int(field["characterlimit"]))
        && (field["regex"]?.ToString() is not { Length: > 0 } pattern || Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
        && input switch
        {
            1 => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            2 or 4 => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            5 => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };

    static bool IsOption(JsonObject field, string id) => field["values"] is JsonArray values && values.Any(value => value!["id"]!.ToString() == id);

    static string Display(JsonObject field, JsonNode? value) => value is null ? ""
        : field["values"] is JsonArray values
            ? string.Join(", ", value.ToString().Split(',', StringSplitOptions.TrimEntries).Select(id => values.FirstOrDefault(one => one!["id"]!.ToString() == id)?["name"]?.ToString() ?? id))
            : value.ToString();
}
