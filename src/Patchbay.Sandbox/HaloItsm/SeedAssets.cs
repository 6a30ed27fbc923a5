using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Laptops, MacBooks and servers, with owners, and with warranties that are past, near or far.</summary>
static class SeedAssets
{
    public static void Fill(Tenant tenant)
    {
        Seed.Add(tenant, "AssetGroup", new() { ["name"] = "Computers" });
        Seed.Add(tenant, "AssetGroup", new() { ["name"] = "Infrastructure" });
        foreach (var (id, name, group) in new[] { (101, "Laptop", 1), (102, "MacBook Pro", 1), (103, "Server", 2) })
        {
            var first = id * 10;
            Seed.Add(tenant, "AssetType", new()
            {
                ["id"] = id, ["guid"] = Guid.NewGuid().ToString(), ["name"] = name, ["assetgroup_id"] = group,
                ["fields"] = new JsonArray(Field(first + 1, "Model", "X", 1), Field(first + 2, "Serial number", "X", 2), Field(first + 3, "Purchase price", "C", 0), Field(first + 4, "Last service", "D", 0)),
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
        var first = type * 10;
        var past = i % 3 == 0;
        int[] users = type == 103 || i % 5 == 0 ? [] : i % 24 == 0 ? [900 + i % 48, 900 + (i + 4) % 48] : [900 + i % 48];
        var asset = Seed.Add(tenant, "Asset", new()
        {
            ["id"] = 2000 + i, ["inventory_number"] = $"AST{i:0000}", ["assettype_id"] = type, ["site_id"] = users.Length > 0 ? tenant.Find("Users", users[0])!["site_id"]!.DeepClone() : 2 + i % 4, ["status_id"] = users.Length > 0 ? 1 : 2,
            ["users"] = Seed.Ids(users), ["supplier_id"] = type == 103 ? 2 : 1, ["warranty_start"] = Seed.Ago(tenant, past ? 1200 + i : 400), ["warranty_end"] = Seed.Ago(tenant, past ? 10 + i : i % 7 == 0 ? -20 : -700),
            ["warranty_note"] = "", ["notes"] = "", ["inactive"] = i == 119,
            ["fields"] = new JsonArray(
                Value(first + 1, type switch { 103 => "PowerRack R650", 102 => i % 8 == 0 ? "MacBook Pro 16" : "MacBook Pro 14", _ => "Latitude 7440" }), Value(first + 2, $"SN{type}{i:0000}"), Value(first + 3, "1450.00")),
        });
        AssetResources.Fill(tenant, asset, Seed.Ago(tenant, i));
    }

    static JsonNode Field(int id, string name, string type, int key) => new JsonObject
    {
        ["field_id"] = (decimal)id + 0.0m, ["field_name"] = name, ["sequence"] = id % 10, ["keyfield_id"] = key, ["type"] = type, ["typeinfo_id"] = id, ["tab_name"] = "Details", // the id is a float to the product
    };

    static JsonNode Value(int id, string value) => new JsonObject { ["id"] = id, ["value"] = value };
}
