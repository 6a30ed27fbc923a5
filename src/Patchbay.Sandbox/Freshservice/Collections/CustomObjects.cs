using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>Tables of the account's own, whose records hold their fields under <c>data</c>.</summary>
static class CustomObjects
{
    public static void Map(Routes routes)
    {
        routes.Add("GET", "/objects", call => Replies.WithMeta(call, "custom_objects", call.Tenant["objects"].Rows.Where(call.Sees), row => row.Without("fields", "meta", "name")));
        routes.Add("GET", "/objects/{id}", call => Replies.One("custom_object", call.Find("objects")));
        routes.Add("GET", "/objects/{id}/records", List);
        routes.Add("POST", "/objects/{id}/records", call =>
        {
            var table = call.Find("objects");
            var data = Judge(call, table, isNew: true);
            var number = call.Tenant["objects/records"].Rows.Count + 1;
            var record = new JsonObject { ["_object"] = table.Number("id"), ["id"] = number, ["data"] = new JsonObject { ["bo_display_id"] = number, ["bo_created_at"] = call.Now, ["bo_created_by"] = call.Caller.Id } };
            call.Tenant["objects/records"].Rows.Add(record);
            return Write(call, record, data, 201);
        });
        routes.Add("PUT", "/objects/{id}/records/{record_id}", call => Write(call, Find(call), Judge(call, call.Find("objects"), isNew: false), 200));
        routes.Add("DELETE", "/objects/{id}/records/{record_id}", call =>
        {
            call.Tenant["objects/records"].Rows.Remove(Find(call));
            return Replies.Empty(202);
        });
    }

    static IEnumerable<JsonObject> Of(Call call)
    {
        var id = call.Find("objects").Number("id");
        return call.Tenant["objects/records"].Rows.Where(row => row.Number("_object") == id);
    }

    static JsonObject Find(Call call) => Of(call).FirstOrDefault(row => row.Text("id") == call.Path("record_id")) ?? throw Refusal.NotFound;

    static JsonObject Judge(Call call, JsonObject table, bool isNew)
    {
        if (call.Body["data"] is not JsonObject data || call.Body.Count != 1)
            throw Refusal.Field("data", "It should be the only member of the body", "missing_field");
        var fields = table.Items("fields").OfType<JsonObject>().ToList();
        Refusal.IfAny(
        [
            .. data.Where(member => fields.TrueForAll(field => field.Text("name") != member.Key)).Select(member => Refusal.Problem(member.Key, "Unexpected/invalid field in request", "invalid_field")),
            .. fields.Where(field => isNew && field.Flag("required") && data[field.Text("name")!] is null).Select(field => Refusal.Missing(field.Text("name")!)),
        ]);
        return data;
    }

    static JsonAnswer Write(Call call, JsonObject record, JsonObject data, int status)
    {
        var held = record["data"]!.AsObject();
        held.Take(data);
        (held["bo_updated_at"], held["bo_updated_by"]) = (call.Now, call.Caller.Id);
        return new(status, new JsonObject { ["custom_object"] = new JsonObject { ["data"] = held.DeepClone() } });
    }

    /// <summary>Pages by a link in the body; a query stands without quotes and joins by AND only.</summary>
    static JsonAnswer List(Call call)
    {
        var (size, page) = (Replies.Positive(call, "page_size", 10, 100), Replies.Positive(call, "next_page_token", 1, 100_000));
        var names = call.Find("objects").Items("fields").Select(field => field["name"]!.ToString()).Concat(["bo_display_id", "bo_created_at", "bo_updated_at"]).ToList();
        var rows = Of(call);
        if (call.Query("query") is { } query)
            foreach (var term in query.Split(" AND "))
                rows = rows.Where(Term(term.Trim(), names));
        if (call.Query("sort_field") is { } sort)
            rows = call.Query("sort_order") is "DESC" or "desc" ? rows.OrderByDescending(row => row["data"]?[sort]?.ToString(), StringComparer.Ordinal) : rows.OrderBy(row => row["data"]?[sort]?.ToString(), StringComparer.Ordinal);
        var all = rows.ToList();
        return new(200, new JsonObject
        {
            ["records"] = new JsonArray([.. all.Skip((page - 1) * size).Take(size).Select(row => new JsonObject { ["data"] = row["data"]!.DeepClone() })]),
            ["next_page_link"] = page * size < all.Count ? $"{call.Http.Request.Path}?page_size={size}&next_page_token={page + 1}" : null,
            ["meta"] = new JsonObject { ["total_records"] = all.Count },
        });
    }

    static Func<JsonObject, bool> Term(string term, List<string> names)
    {
        var colon = term.IndexOf(':', StringComparison.Ordinal);
        var sign = colon > 0 && term[colon - 1] is '<' or '>' ? term[colon - 1].ToString() : colon >= 0 && colon + 1 < term.Length && term[colon + 1] is '<' or '>' ? $":{term[colon + 1]}" : ":";
        var name = colon < 1 ? "" : term[..colon].TrimEnd('<', '>');
        if (!names.Contains(name))
            throw Refusal.Field("query", "It should be of the form field:value with a field of the object, without quotes around the whole", "invalid_value");
        var value = term[(colon + 1)..].TrimStart('<', '>').Trim('\'');
        if (value.StartsWith('[') && value.EndsWith(']'))
            return row => value[1..^1].Split(',').Any(one => one.Trim(' ', '\'') == row["data"]?[name]?.ToString());
        return row => row["data"]?[name]?.ToString() is { } held && (sign == ":" ? held == value : sign.Contains('>', StringComparison.Ordinal) ? Compared(held, value) >= 0 : Compared(held, value) <= 0);
    }

    static int Compared(string held, string value) =>
        decimal.TryParse(held, CultureInfo.InvariantCulture, out var left) && decimal.TryParse(value, CultureInfo.InvariantCulture, out var right) ? left.CompareTo(right) : string.CompareOrdinal(held, value);
}
