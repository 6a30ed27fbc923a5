using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Assets with their own, older kind of fields, which a type defines and of which up to three are shown as key fields.</summary>
static class AssetResources
{
    public static IEnumerable<Resource> All { get; } =
    [
        new("Asset", "assets")
        {
            Wrapper = "assets", Pages = true, AdvancedSearch = true, CustomFieldUsage = 5, Required = ["assettype_id"], Unique = "inventory_number",
            Searched = ["inventory_number", "key_field", "key_field2", "key_field3", "notes"], DetailsOnly = ["fields", "users", "notes"],
            Filters = new Dictionary<string, string>
            {
                ["client_id"] = "client_id", ["site_id"] = "site_id", ["assettype_id"] = "assettype_id", ["assettypes"] = "assettype_id", ["assetstatuses"] = "status_id", ["contract_id"] = "contract_id",
                ["supplier_id"] = "supplier_id", ["item_id"] = "item_id", ["assets"] = "id",
            },
            Members = new("inventory_number:s assettype_id:i client_id:i site_id:i status_id:i users:a username:s fields:a customfields:a business_owner_id:i technical_owner_id:i supplier_id:i "
                + "supplier_contract_id:i contract_id:i item_id:i parent_id:i criticality:i priority_id:i sla_id:i warranty_start:dt warranty_end:dt labour_warranty_start:dt labour_warranty_end:dt warranty_note:s "
                + "supplier_purchasedate:dt supplier_reference:s commissiondate:dt notes:s inactive:b is_primary_asset:b third_party_id:i third_party_id_string:s -assettype_name -assetgroup_name -client_name "
                + "-site_name -status_name -key_field -key_field2 -key_field3 -supplier_name -last_modified -open_ticket_count"),
            Check = Check, Saved = Fill, Narrow = Narrow, Dress = Dress,
        },
        new("AssetType", null)
        {
            Required = ["name", "assetgroup_id"], Unique = "name", Filters = SetUpResources.Same("assetgroup_id"), DetailsOnly = ["fields"],
        },
        new("AssetTypeInfo", null) { Verbs = "L" }, new("AssetGroup", null) { Required = ["name"] },
        new("AssetChange", "assets") { Wrapper = "changehistory", Pages = true, Verbs = "LP", NeedsParent = "asset_id", Filters = SetUpResources.Same("asset_id") },
    ];

    public static IEnumerable<int> UserIds(JsonObject asset) => (asset["users"] as JsonArray ?? []).Select(user => Tenant.Int(user!["id"])).OfType<int>();

    /// <summary>A number that no asset has yet.</summary>
    public static string NextTag(Tenant tenant)
    {
        var last = tenant["Asset"].Select(asset => asset["inventory_number"]?.ToString() ?? "").Where(tag => tag.StartsWith("AST", StringComparison.Ordinal))
            .Select(tag => int.TryParse(tag[3..], out var number) ? number : 0).DefaultIfEmpty().Max();
        return string.Create(CultureInfo.InvariantCulture, $"AST{last + 1:0000}");
    }

    static JsonObject? TypeOf(Call call, JsonNode? id) => call.Tenant.Find("AssetType", Tenant.Int(id));

    static JsonAnswer? Check(Call call, JsonObject read, JsonObject given, JsonObject? held)
    {
        var type = TypeOf(call, read["assettype_id"] ?? held?["assettype_id"]);
        foreach (var item in read["fields"] as JsonArray ?? [])
        {
            if (!int.TryParse(item?["id"]?.ToString(), out _)) // shown as 51.0, taken as 51 only
                return Reply.Invalid($"Error converting value {item?["id"]?.ToJsonString()} to type 'System.Int32'. Path '[0].fields'.");
            if (type?["fields"] is not JsonArray fields || !fields.Any(field => Tenant.Int(field!["field_id"]) == Tenant.Int(item?["id"])))
                return Reply.Refused($"The asset type has no field {item?["id"]}");
        }

        foreach (var user in read["users"] as JsonArray ?? [])
            if (call.Tenant.Find("Users", Tenant.Int(user?["id"])) is null)
                return Reply.NoSuchReference("users", "Asset");
        var site = call.Tenant.Find("Site", Tenant.Int(read["site_id"] ?? held?["site_id"]));
        return Tenant.Int(read["client_id"]) is > 0 and var client && site is not null && Tenant.Int(site["client_id"]) != client ? Reply.Refused("The Site does not belong to this Client") : null;
    }

    static void Fill(Call call, JsonObject asset, JsonObject given) => Fill(call.Tenant, asset, call.Now);

    /// <summary>Sets what follows from what was written.</summary>
    public static void Fill(Tenant tenant, JsonObject asset, string now)
    {
        asset["site_id"] ??= tenant.Find("Client", Tenant.Int(asset["client_id"]))?["main_site_id"]?.DeepClone() ?? TicketRecord.UnknownSite;
        asset["inventory_number"] ??= NextTag(tenant);
        asset["client_id"] = tenant.Find("Site", Tenant.Int(asset["site_id"]))?["client_id"]?.DeepClone();
        asset["status_id"] ??= 1;
        asset["inactive"] ??= false;
        asset["last_modified"] = now;
        asset["users"] = new JsonArray([.. UserIds(asset).Select(id => (JsonNode)new JsonObject
        {
            ["id"] = id, ["name"] = tenant.Find("Users", id)!["name"]!.DeepClone(), ["emailaddress"] = tenant.Find("Users", id)!["emailaddress"]?.DeepClone(),
        })]);
        asset["username"] = asset["users"]!.AsArray() is [{ } first, ..] ? first["name"]!.DeepClone() : "";
        var keys = tenant.Find("AssetType", Tenant.Int(asset["assettype_id"]))?["fields"] as JsonArray ?? [];
        foreach (var (member, key) in new[] { ("key_field", 1), ("key_field2", 2), ("key_field3", 3) })
        {
            var field = keys.FirstOrDefault(one => Tenant.Int(one!["keyfield_id"]) == key);
            var value = field is null ? null : (asset["fields"] as JsonArray)?.FirstOrDefault(one => Tenant.Int(one!["id"]) == Tenant.Int(field["field_id"]))?["value"];
            asset[member] = value?.ToString() ?? "";
        }
    }

    static IEnumerable<JsonObject> Narrow(Call call, IEnumerable<JsonObject> rows)
    {
        if (!call.Flag("includeinactive"))
            rows = rows.Where(asset => !Tenant.IsTrue(asset["inactive"]));
        if (call.Ids("user_id") is { } users)
            rows = rows.Where(asset => UserIds(asset).Any(users.Contains));
        if (call.Query("username") is { } name)
            rows = rows.Where(asset => asset["username"]!.ToString().Contains(name, StringComparison.OrdinalIgnoreCase));
        if (call.Query("inventory_number") is { } tag)
            rows = rows.Where(asset => string.Equals(asset["inventory_number"]!.ToString(), tag, StringComparison.OrdinalIgnoreCase));
        if (call.Ids("assetgroup_id") is { } groups)
            rows = rows.Where(asset => Tenant.Int(TypeOf(call, asset["assettype_id"])?["assetgroup_id"]) is { } group && groups.Contains(group));
        if (call.Ids("ticket_id") is { } tickets)
        {
            var linked = call.Tenant["Tickets"].Where(ticket => tickets.Contains(Tenant.IdOf(ticket)!.Value)).SelectMany(TicketRecord.AssetIds).ToHashSet();
            rows = rows.Where(asset => linked.Contains(Tenant.IdOf(asset)!.Value));
        }

        return rows;
    }

    static void Dress(Call call, JsonObject shown, bool details)
    {
        var type = TypeOf(call, shown["assettype_id"]);
        shown["assetgroup_name"] = call.Tenant.Find("AssetGroup", Tenant.Int(type?["assetgroup_id"]))?["name"]?.DeepClone() ?? "";
        shown["status_name"] = Tenant.Int(shown["status_id"]) switch { 1 => "In use", 2 => "In stock", 3 => "Retired", _ => "" };
        if (details)
            shown["open_ticket_count"] = call.Tenant["Tickets"].Count(ticket => TicketRecord.IsOpen(ticket) && TicketRecord.AssetIds(ticket).Contains(Tenant.IdOf(shown)!.Value));
        else if (call.Flag("includeassetfields"))
            shown["fields"] = call.Tenant.Find("Asset", Tenant.IdOf(shown))!["fields"]?.DeepClone();
        if (!details || (shown["fields"] as JsonArray)?.Count is null or 0)
            return;
        foreach (var field in shown["fields"]!.AsArray())
            field!["name"] = (type?["fields"] as JsonArray)?.FirstOrDefault(one => Tenant.Int(one!["field_id"]) == Tenant.Int(field["id"]))?["field_name"]?.DeepClone();
    }
}
