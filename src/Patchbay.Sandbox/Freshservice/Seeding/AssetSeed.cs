using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Assets;

namespace Patchbay.Sandbox.Freshservice.Seeding;

/// <summary>Asset types with their fields, computers with owners and warranties, and what runs on what.</summary>
static class AssetSeed
{
    const int Count = 180;

    public static void Fill(Tenant tenant)
    {
        var hardware = Type(tenant, "Hardware", null);
        var computer = Type(tenant, "Computer", hardware);
        var laptop = Type(tenant, "Laptop", computer);
        var server = Type(tenant, "Server", computer);
        var phone = Type(tenant, "Mobile Phone", hardware);
        Type(tenant, "Software", null);

        Field(tenant, hardware, "General", "product", "Product", "dropdown_product", "bigint");
        Field(tenant, hardware, "General", "vendor", "Vendor", "dropdown_vendor", "bigint");
        Field(tenant, hardware, "Cost", "cost", "Cost", "text", "decimal");
        Field(tenant, hardware, "Cost", "warranty", "Warranty (months)", "text", "integer");
        Field(tenant, hardware, "Cost", "acquisition_date", "Acquisition date", "date", "date");
        Field(tenant, hardware, "Cost", "warranty_expiry_date", "Warranty expiry date", "date", "date");
        Field(tenant, hardware, "Assignment", "asset_state", "Asset state", "dropdown", "string", "In Use", "In Stock", "In Transit", "Missing", "Retired");
        Field(tenant, hardware, "General", "serial_number", "Serial number", "text", "string");
        Field(tenant, hardware, "General", "domain", "Domain", "text", "string");
        Field(tenant, hardware, "General", "last_audit_date", "Last audit date", "date", "date");
        Field(tenant, computer, "Computer", "os", "Operating system", "text", "string");
        Field(tenant, computer, "Computer", "memory", "Memory (GB)", "text", "decimal");
        Field(tenant, computer, "Computer", "ip_addresses", "IP addresses", "text", "string");
        Field(tenant, computer, "Computer", "mac_addresses", "MAC addresses", "text", "string");
        Field(tenant, computer, "Computer", "uuid", "UUID", "text", "string");
        Field(tenant, phone, "Phone", "imei_number", "IMEI number", "text", "string");
        Field(tenant, laptop, "Laptop", "screen_size", "Screen size", "dropdown", "string", "13", "14", "16");

        foreach (var (name, maker, type) in new[] { ("MacBook Pro M3", "Apple", laptop), ("ThinkPad X1", "Lenovo", laptop), ("Latitude 7440", "Dell", laptop), ("PowerEdge R650", "Dell", server), ("iPhone 15", "Apple", phone) })
            Seed.Add(tenant, "products", $$$"""{"name":"{{{name}}}","asset_type_id":{{{type}}},"manufacturer":"{{{maker}}}","status":"In Production","mode_of_procurement":"Buy","depreciation_type_id":null,"description":"","description_text":""}""");

        for (var i = 1; i <= Count; i++)
            Asset(tenant, i, hardware, computer, i % 12 == 0 ? server : i % 9 == 0 ? phone : laptop, phone, server);
        Edges(tenant);
    }

    static long Type(Tenant tenant, string name, long? parent)
    {
        var type = Seed.Add(tenant, "asset_types", $$$"""{"name":"{{{name}}}","description":"{{{name}}}","visible":true}""");
        type["parent_asset_type_id"] = parent;
        return type.Number("id")!.Value;
    }

    static void Field(Tenant tenant, long type, string header, string name, string label, string fieldType, string dataType, params string[] choices) => tenant["asset_types/fields"].Rows.Add(new()
    {
        ["id"] = tenant.NextId(), ["asset_type_id"] = type, ["name"] = $"{name}_{type}", ["label"] = label, ["field_type"] = fieldType, ["data_type"] = dataType, ["required"] = false, ["is_unique"] = false, ["default_field"] = true,
        ["choices"] = new JsonArray([.. choices.Select((choice, index) => new JsonArray(choice, index + 1))]), ["_header"] = header,
    });

    static void Asset(Tenant tenant, int i, long hardware, long computer, long type, long phone, long server)
    {
        var now = tenant.Clock.GetUtcNow();
        var (isServer, isPhone, isMac) = (type == server, type == phone, i % 5 == 0);
        // Most are in someone's hands; every fifteenth lies in stock, and display_id 35 is the MacBook that waits in New York.
        var inStock = i % 15 == 0 || i == 35;
        var name = isServer ? $"srv-{i:000}" : isPhone ? $"iPhone 15 {i:000}" : isMac ? "MacBook Pro M3" : i % 2 == 0 ? $"ThinkPad X1 {i:000}" : $"Latitude 7440 {i:000}";
        var asset = AssetEndpoints.Blank(tenant, type);
        asset.Take(new()
        {
            ["name"] = name, ["asset_type_id"] = type, ["description"] = null, ["asset_tag"] = $"ASSET-{i:0000}", ["impact"] = isServer ? "high" : "low", ["location_id"] = Seed.Id(tenant, "locations", i == 35 ? 1 : i),
            ["department_id"] = Seed.Id(tenant, "departments", i), ["user_id"] = inStock || isServer ? null : Seed.Id(tenant, "requesters", i), ["assigned_on"] = inStock || isServer ? null : Tenant.Stamp(now.AddDays(-i)),
            ["agent_id"] = isServer ? Seed.Id(tenant, "agents", 4) : null, ["group_id"] = isServer ? Seed.Id(tenant, "groups", 1) : null, ["workspace_id"] = i % 60 == 0 ? 3 : Tenant.PrimaryWorkspace,
            ["created_at"] = Tenant.Stamp(now.AddDays(-300 + i)), ["updated_at"] = Tenant.Stamp(now.AddDays(-300 + i)),
        });
        var fields = asset["type_fields"]!.AsObject();
        fields.Take(new()
        {
            [$"product_{hardware}"] = Seed.Id(tenant, "products", isServer ? 3 : isPhone ? 4 : isMac ? 0 : i % 2 == 0 ? 1 : 2), [$"vendor_{hardware}"] = Seed.Id(tenant, "vendors", i), [$"cost_{hardware}"] = 1200 + i, [$"warranty_{hardware}"] = 36,
            [$"acquisition_date_{hardware}"] = Tenant.Stamp(now.AddDays(-(i * 9))), [$"warranty_expiry_date_{hardware}"] = Tenant.Stamp(now.AddDays((i * 9) - 700)),
            [$"asset_state_{hardware}"] = inStock ? "In Stock" : "In Use", [$"serial_number_{hardware}"] = $"SN{i:00000}",
        });
        if (!isPhone)
            fields.Take(new() { [$"os_{computer}"] = isServer ? "Debian 13" : isMac ? "macOS 15" : "Windows 11", [$"memory_{computer}"] = isServer ? 128 : 16, [$"ip_addresses_{computer}"] = $"10.0.{i / 250}.{i % 250}" });
        tenant.Assets.Rows.Add(asset);
        if (asset.Number("user_id") is { } user)
        {
            Seed.Add(tenant, "assignment-history", $$$"""
                {"_asset":{{{asset["display_id"]}}},"user_id":{{{user}}},"user_name":"{{{Tenant.NameOf(tenant.Person(user)!)}}}","assigned_on":"{{{asset["assigned_on"]}}}","assigned_by":{{{Seed.Id(tenant, "agents", 5)}}},"assigned_by_name":"Marta Kowalska",
                 "unassigned_on":null,"unassigned_by":null,"unassigned_by_name":null}
                """);
        }
    }

    static void Edges(Tenant tenant)
    {
        foreach (var (down, up) in new[] { ("Runs", "Runs on"), ("Depends on", "Used by"), ("Connected to", "Connected to"), ("Used by", "Uses") })
            Seed.Add(tenant, "relationship_types", $$$"""{"is_default":true,"description":null,"downstream_relation":"{{{down}}}","upstream_relation":"{{{up}}}","downstream_impact":true,"upstream_impact":false}""");
        for (var i = 12; i <= 120; i += 12)
            Seed.Add(tenant, "relationships", $$$"""{"relationship_type_id":{{{Seed.Id(tenant, "relationship_types", 1)}}},"primary_id":{{{i + 1}}},"primary_type":"asset","secondary_id":{{{i}}},"secondary_type":"asset"}""");
        Seed.Add(tenant, "assets/components", """{"_scope":"2","component_type":"Memory","component_data":[{"manufacturer":"Samsung","capacity":"16","model":"M471","speed":"5600","socket":"SODIMM"}]}""");
    }
}
