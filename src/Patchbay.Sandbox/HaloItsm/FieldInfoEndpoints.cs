using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Definitions of fields, the product's own and the custom ones.</summary>
static partial class FieldInfoEndpoints
{
    static readonly Resource Rows = new("FieldInfo", null);

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/FieldInfo", null, List);
        routes.Add("GET", "/FieldInfo/{id}", null, call => ResourceEndpoints.With(call, Rows, field => new(200, Show(field, call.Flag("getlookupvalues") || call.Flag("includedetails")))));
        routes.Add("POST", "/FieldInfo", null, call => ResourceEndpoints.Post(call, given => Save(call, given)));
        routes.Add("DELETE", "/FieldInfo/{id}", null, call => ResourceEndpoints.With(call, Rows, field =>
        {
            call.Tenant["FieldInfo"].Remove(field);
            return Reply.Ok(field);
        }));
    }

    /// <summary>A definition as it is stored.</summary>
    public static JsonObject Define(Tenant tenant, int usage, string name, string label, int type, int inputType = 0, bool mandatory = false, bool custom = true, params string[] values)
    {
        var id = tenant.NextId("FieldInfo");
        var field = new JsonObject
        {
            ["id"] = id, ["guid"] = Guid.NewGuid().ToString(), ["name"] = name, ["label"] = label, ["labellong"] = label, ["hint"] = "", ["summary"] = "", ["type"] = type, ["inputtype"] = inputType,
            ["characterlimit"] = 0, ["usage"] = usage, ["custom"] = custom, ["lookup"] = 0, ["mandatory"] = mandatory, ["readonly"] = false, ["defaultvalue"] = "", ["regex"] = "", ["max_selection"] = 0,
            ["tab_name"] = "", ["groupname"] = "", ["visibility_conditions"] = new JsonArray(), ["onlyshowforagents"] = false, ["isencrypted"] = false, ["searchable"] = true, ["extratype"] = 0,
        };
        if (values.Length > 0)
            field["values"] = new JsonArray([.. values.Select((value, index) => (JsonNode)new JsonObject { ["id"] = index + 1, ["name"] = value })]);
        tenant["FieldInfo"].Add(field);
        return field;
    }

    static JsonAnswer List(Call call)
    {
        IEnumerable<JsonObject> rows = call.Tenant["FieldInfo"];
        foreach (var (parameter, member) in new[] { ("typeid", "usage"), ("fieldtype", "type"), ("inputtype", "inputtype"), ("extratype", "extratype") })
            if (call.Ids(parameter) is { } ids)
                rows = rows.Where(row => ids.Contains(Tenant.Int(row[member]) ?? -1));
        if (call.Flag("iscustomfieldsetup"))
            rows = rows.Where(row => Tenant.IsTrue(row["custom"]));
        if (call.Flag("excludetables"))
            rows = rows.Where(row => Tenant.Int(row["type"]) != 7);
        return Listing.Answer(call, rows, wrapper: null, pages: false, row => Show(row, call.Flag("includevalues")));
    }

    static JsonObject Show(JsonObject field, bool values)
    {
        var shown = field.DeepClone().AsObject();
        if (!values)
            shown.Remove("values");
        return shown;
    }

    static JsonAnswer Save(Call call, JsonObject given)
    {
        var held = Tenant.Int(given["id"]) is > 0 and var id ? call.Tenant.Find("FieldInfo", id) : null;
        if (held is null && Tenant.Int(given["id"]) is > 0)
            return Reply.NotFound("FieldInfo");
        var (name, label) = (given["name"]?.ToString(), given["label"]?.ToString());
        if ((held is null || name is not null) && !Name().IsMatch(name ?? ""))
            return Reply.Refused("The name of a custom field takes letters, digits and underscores, up to 64");
        if ((held is null || label is not null) && label is not { Length: > 0 and <= 256 })
            return Reply.Refused("The label of a custom field is compulsory and takes up to 256 characters");
        var stored = name is null || name.StartsWith("CF", StringComparison.Ordinal) ? name : "CF" + name;
        if (stored is not null && call.Tenant["FieldInfo"].Exists(row => row != held && string.Equals(row["name"]!.ToString(), stored, StringComparison.OrdinalIgnoreCase)))
            return Reply.Refused($"A field named {stored} exists already");
        if (held is null)
        {
            var values = given["new_values"]?.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
            held = Define(call.Tenant, Tenant.Int(given["usage"]) ?? 1, stored!, label!, Tenant.Int(given["type"]) ?? 0, Tenant.Int(given["inputtype"]) ?? 0, Tenant.IsTrue(given["mandatory"]), custom: true, values);
            return new(201, Show(held, values: true));
        }

        (held["name"], held["label"]) = (stored ?? held["name"]!.ToString(), label ?? held["label"]!.ToString());
        foreach (var member in new[] { "hint", "summary", "mandatory", "searchable", "regex", "characterlimit", "max_selection", "defaultvalue" })
            if (given[member] is { } value)
                held[member] = value.DeepClone();
        return new(200, Show(held, values: true));
    }

    [GeneratedRegex("^[A-Za-z0-9_]{1,64}$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
