using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Laptops, MacBooks and servers, with owners, and with warranties that are past, near or far.</summary>
static class SeedAssets
{
    /// <summary>Defined once, and used by one type or by all.</summary>
    static readonly (int Id, string Name, string Type, int Key, int? OnlyOf)[] Fields =
    [
        (51, "Model", "X", 1, null), (52, "Serial number", "X", 2, null), (53, "Purchase price", "C", 0, null), (54, "Last service", "D", 0, null), (55, "Rack", "X", 3, 103),
    ];

    public static void Fill(Tenant tenant)
    {
        foreach (var field in Fields)
            Seed.Add(tenant, "Field", new() { ["id"] = field.Id, ["name"] = field.Name, ["kind"] = field.Type, ["mandatory"] = false, ["validate"] = "", ["lookup"] = 0 });
        Seed.Add(tenant, "AssetGroup", new() { ["name"] = "Computers" });
        Seed.Add(tenant, "AssetGroup", new() { ["name"] = "Infrastructure" });
        foreach (var (id, name, group) in new[] { (101, "Laptop", 1), (102, "MacBook Pro", 1), (103, "Server", 2) })
        {
            var fields = new JsonArray([.. Fields.Where(field => field.OnlyOf is null || field.OnlyOf == id).Select(field => (JsonNode)new JsonObject
            {
                ["field_id"] = field.Id + 0.0m, ["field_name"] = field.Name, ["sequence"] = field.Id - 50, ["keyfield_id"] = field.Key, ["type"] = field.Type, ["typeinfo_id"] = id * 100 + field.Id, ["tab_name"] = "Details",
            })]); // the id is a float to the product
            Seed.Add(tenant, "AssetType", new()
            {
                ["id"] = id, ["guid"] = Guid.NewGuid().ToString(), ["name"] = name, ["assetgroup_id"] = group,
                ["fields"] = fields,
            });
            Seed.Add(tenant, "AssetTypeInfo", new() { ["id"] = id, ["name"] = name });
        }

        Seed.Add(tenant, "Supplier", new() { ["name"] = "Crate Computers", ["contact_name"] = "Nils Holm", ["email_address"] = "orders@crate.example", ["is_supplier"] = true, ["inactive"] = false });
        Seed.Add(tenant, "Supplier", new() { ["name"] = "Tidal Networks", ["contact_name"] = "Una Reyes", ["email_address"] = "help@tidal.example", ["is_supplier"] = true, ["inactive"] = false });
        for (var i = 1; i <= 120; i++)
            Asset(tenant, i);
        foreach (var days in new[] { 3.0, 40.0 })
            Seed.Add(tenant, "AssetChange", new() { ["asset_id"] = 2001, ["what"] = "status_id", ["old_value"] = "2", ["new_value"] = "1", ["when"] = Seed.Ago(tenant, days) });
        foreach (var name in new[] { "Office", "VPN client" })
            Seed.Add(tenant, "AssetSoftware", new() { ["device_id"] = 2001, ["name"] = name, ["version"] = "16.1" });
    }

    /// <summary>Every fourth is a MacBook; of those every third is out of warranty, and one in five of all has no user.</summary>
    static void Asset(Tenant tenant, int i)
    {
        var type = i % 10 == 1 ? 103 : i % 4 == 0 ? 102 : 101;
        var past = i % 3 == 0;
        int[] users = type == 103 || i % 5 == 0 ? [] : i % 24 == 0 ? [900 + i % 48, 900 + (i + 4) % 48] : [900 + i % 48];
        var asset = Seed.Add(tenant, "Asset", new()
        {
            ["id"] = 2000 + i, ["inventory_number"] = $"AST{i:0000}", ["assettype_id"] = type, ["site_id"] = users.Length > 0 ? tenant.Find("Users", users[0])!["site_id"]!.DeepClone() : 2 + i % 4, ["status_id"] = users.Length > 0 ? 1 : 2,
            ["users"] = Seed.Ids(users), ["supplier_id"] = type == 103 ? 2 : 1, ["warranty_start"] = Seed.Ago(tenant, past ? 1200 + i : 400), ["warranty_end"] = Seed.Ago(tenant, past ? 10 + i : i % 7 == 0 ? -20 : -700),
            ["warranty_note"] = "", ["notes"] = "", ["inactive"] = i == 119,
            ["fields"] = new JsonArray(
                Value(51, type switch { 103 => "PowerRack R650", 102 => i % 8 == 0 ? "MacBook Pro 16" : "MacBook Pro 14", _ => "Latitude 7440" }), Value(52, $"SN{type}{i:0000}"), Value(53, "1450.00")),
        });
        AssetResources.Fill(tenant, asset, Seed.Ago(tenant, i));
    }

    static JsonNode Value(int id, string value) => new JsonObject { ["id"] = id, ["value"] = value };
}
