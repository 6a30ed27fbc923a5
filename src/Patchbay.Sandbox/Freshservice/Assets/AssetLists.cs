using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Assets;

/// <summary>The list of assets, its search by one field and its filter.</summary>
static class AssetLists
{
    const int LastPageOfAFilter = 40;

    static readonly string[] TypeFields = ["serial_number", "mac_addresses", "ip_addresses", "uuid", "item_id", "imei_number", "device42_id"];

    static readonly Dictionary<string, QueryField> Filtered = Fields();

    static readonly Dictionary<string, QueryField> Searched = new[] { "name", "asset_tag" }.Concat(TypeFields).Where(name => name != "device42_id")
        .ToDictionary(name => name, name => Filtered[name], StringComparer.Ordinal);

    public static JsonAnswer List(Call call)
    {
        if (call.Query("query") is not null)
            throw Refusal.Field("query", "Unexpected/invalid field in request: use filter or search", "invalid_field");
        var trashed = call.Query("trashed") switch
        {
            null or "false" => false, "true" => true, _ => throw Refusal.Field("trashed", "It should be a/an Boolean", "datatype_mismatch"),
        };
        var (search, filter) = (call.Query("search"), call.Query("filter"));
        var byQuery = filter?.Contains("workspace_id:", StringComparison.Ordinal) == true && call.Query("workspace_id") is null;
        var rows = (byQuery ? call.Tenant.Assets.Rows.Where(call.Sees) : call.InWorkspace(call.Tenant.Assets.Rows)).Where(row => row.Flag("_trashed") == trashed);
        if (search is not null)
            rows = rows.Where(Search(search));
        if (filter is not null)
            rows = rows.Where(Condition.Quoted(filter, Filtered, "filter"));
        rows = Ordered(call, rows);
        var show = Shape(call);
        return search is null && filter is null ? Replies.List(call, "assets", rows, show) : Replies.Found(call, "assets", rows, show, lastPage: LastPageOfAFilter);
    }

    /// <summary>An asset with its type fields when they are asked for.</summary>
    public static Func<JsonObject, JsonObject> Shape(Call call)
    {
        var includes = call.Includes("type_fields");
        return asset => includes.Count > 0 ? asset.Shown() : asset.Without("type_fields");
    }

    /// <summary>One field and its value: finds every asset that has all words of it.</summary>
    static Func<JsonObject, bool> Search(string search)
    {
        if (search.Length < 2 || search[0] != '"' || search[^1] != '"')
            throw Refusal.Broken;
        var text = search[1..^1];
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || !Searched.TryGetValue(text[..colon], out var field) || text.Length < colon + 4 || text[colon + 1] != '\'' || text[^1] != '\'' || HasBareQuote(text[(colon + 2)..^1]))
            throw Refusal.Field("search", $"It should be of the form \"field:'value'\" with one field of {string.Join(", ", Searched.Keys)}", "invalid_value");
        var words = Words(text[(colon + 2)..^1].Replace("\\'", "'", StringComparison.Ordinal));
        return asset => field.Values(asset).Any(value => value is not null && words.All(word => Words(value.ToString()).Any(held => held.StartsWith(word, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>True when a quote stands without a backslash, and so ends the value too early.</summary>
    static bool HasBareQuote(string value) => value.Replace("\\'", "", StringComparison.Ordinal).Contains('\'', StringComparison.Ordinal) || value.EndsWith('\\');

    static string[] Words(string text) => text.Split([' ', '-', '_', '#'], StringSplitOptions.RemoveEmptyEntries);

    static IEnumerable<JsonObject> Ordered(Call call, IEnumerable<JsonObject> rows)
    {
        var by = call.Query("order_by") ?? "created_at";
        if (by is not ("id" or "name" or "display_id" or "created_at" or "updated_at"))
            throw Refusal.Field("order_by", "It should be one of these values: 'id,name,display_id,created_at,updated_at'", "invalid_value");
        if (call.Query("order_type") is not (null or "asc" or "desc"))
            throw Refusal.Field("order_type", "It should be one of these values: 'asc,desc'", "invalid_value");
        var sorted = by is "id" or "display_id" ? rows.OrderBy(row => row.Number(by)) : rows.OrderBy(row => row.Text(by), StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Number("id"));
        return call.Query("order_type") == "asc" ? sorted : sorted.Reverse();
    }

    static Dictionary<string, QueryField> Fields()
    {
        var fields = QueryField.Parse("workspace_id:int asset_type_id:int department_id:int location_id:int user_id:int agent_id:int name:text asset_tag:text created_at:date updated_at:date");
        fields["asset_state"] = new("exact", asset => [AssetTypes.Value(asset, "asset_state")?.ToString().ToUpperInvariant()]); // states are in capitals here, and here only
        foreach (var name in TypeFields)
            fields[name] = new("text", asset => [AssetTypes.Value(asset, name)]);
        return fields;
    }
}
