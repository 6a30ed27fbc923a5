namespace Patchbay.Sandbox.Freshservice.Seeding;

/// <summary>Vendors, contracts, purchase orders and software.</summary>
static class InventorySeed
{
    public static void Fill(Tenant tenant)
    {
        foreach (var name in new[] { "Apple", "Lenovo", "Dell", "Insight" })
            Seed.Add(tenant, "vendors", $$$"""{"name":"{{{name}}}","description":"{{{name}}}","primary_contact_id":null,"address":{"line1":"2 Market Square","city":"Dublin","state":null,"country":"Ireland","zipcode":"D01"}}""");
        foreach (var name in new[] { "Lease", "Maintenance", "Software License" })
        {
            var type = Seed.Add(tenant, "contract_types", $$$"""{"name":"{{{name}}}","description":null,"needs_approval":true,"is_default":true}""");
            Seed.Add(tenant, "contract_types/fields", $$$"""{"_type":{{{type["id"]}}},"name":"service_level","label":"Service level","field_type":"custom_dropdown","required":false,"choices":["Gold","Silver"]}""");
        }

        for (var i = 1; i <= 12; i++)
        {
            Seed.Add(tenant, "contracts", $$$"""
                {"name":"Laptop lease {{{i}}}","description":null,"vendor_id":{{{Seed.Id(tenant, "vendors", i)}}},"contract_number":"C-{{{i:000}}}","contract_type_id":{{{Seed.Id(tenant, "contract_types", 0)}}},"approver_id":{{{Seed.Id(tenant, "agents", 0)}}},
                 "requester_id":null,"delegatee_id":null,"start_date":"2025-01-01T00:00:00Z","end_date":"2027-12-31T00:00:00Z","cost":{{{1000 * i}}},"status":"active","auto_renew":false,"notify_expiry":true,"notify_before":30,"notify_to":[],
                 "visible_to_id":null,"future_contract_id":null,"has_associated_assets":true,"has_attachments":false,"expiry_notified":false,"custom_fields":{},"associated_asset_ids":[{{{i}}}],"workspace_id":2}
                """);
        }

        Seed.Add(tenant, "purchase_orders", $$$"""
            {"name":"Laptops for spring","po_number":"PO-001","vendor_id":{{{Seed.Id(tenant, "vendors", 0)}}},"vendor_details":"Apple","expected_delivery_date":"2026-12-15","status":20,"created_by":{{{Seed.Id(tenant, "agents", 5)}}},
             "shipping_address":"London","billing_same_as_shipping":true,"billing_address":"London","currency_code":"GBP","currency":{"id":1,"name":"Pound","symbol":"£","conversion_rate":1},"department_id":null,"discount_percentage":0,
             "tax_percentage":20,"shipping_cost":0,"custom_fields":{},"purchase_items":[{"item_type":1,"item_name":"MacBook Pro M3","description":null,"cost":1900,"quantity":10,"tax_percentage":20}],"workspace_id":2}
            """);
        foreach (var (name, type) in new[] { ("Figma", "saas"), ("Slack", "saas"), ("Visual Studio", "desktop"), ("Zoom", "desktop") })
        {
            var application = Seed.Add(tenant, "applications", $$$"""
                {"name":"{{{name}}}","description":null,"notes":null,"application_type":"{{{type}}}","status":"managed","publisher_id":null,"managed_by_id":null,"category":null,"source":"API","user_count":1,"installation_count":1,"workspace_id":2}
                """);
            Seed.Add(tenant, "applications/users", $$$"""{"_scope":"{{{application["id"]}}}","user_id":{{{Seed.Id(tenant, "requesters", 1)}}},"license_id":null,"allocated_date":null,"first_used":null,"last_used":null,"source":"API"}""");
            Seed.Add(tenant, "applications/installations", $$$"""
                {"_scope":"{{{application["id"]}}}","installation_path":"/Applications","version":"1.0","installation_machine_id":2,"user_id":null,"department_id":null,"installation_date":null}
                """);
        }
    }
}
