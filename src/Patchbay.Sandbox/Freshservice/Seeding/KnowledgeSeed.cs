using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Catalogue;
using Patchbay.Sandbox.Freshservice.Onboarding;

namespace Patchbay.Sandbox.Freshservice.Seeding;

/// <summary>Articles, the service catalogue, announcements, canned responses, joiners.</summary>
static class KnowledgeSeed
{
    static readonly (string Title, string Text, int Status)[] Articles =
    [
        ("Connect to the VPN", "Install the client, sign in with your work account and choose the nearest gateway. If the VPN drops, update the client first.", 2), ("Reset your password", "Use the self-service page from any device.", 2),
        ("Set up Outlook on a phone", "Add the work account in the mail app.", 2), ("Print from a MacBook", "Choose the printer of your floor.", 2), ("VPN gateways in review", "A draft about new gateways.", 1), ("Order a laptop", "Laptops are ordered in the service catalogue.", 2),
    ];

    public static void Fill(Tenant tenant)
    {
        var category = Seed.Add(tenant, "solutions/categories", """{"name":"IT help","description":"For everyone","position":1,"default_category":false,"visible_in_portals":[],"workspace_id":2}""");
        Seed.Add(tenant, "solutions/categories", """{"name":"HR help","description":"Leave and pay","position":1,"default_category":false,"visible_in_portals":[],"workspace_id":3}""");
        foreach (var name in new[] { "Getting connected", "Devices" })
        {
            Seed.Add(tenant, "solutions/folders", $$$"""
                {"name":"{{{name}}}","description":null,"category_id":{{{category["id"]}}},"position":1,"visibility":1,"approval_settings":null,"department_ids":[],"group_ids":[],"requester_group_ids":[],"manage_by_group_ids":[],"default_folder":false,"workspace_id":2}
                """);
        }

        Seed.Add(tenant, "solutions/sub-folders", $$$"""{"name":"Phones","ancestry":"1","_folder":{{{Seed.Id(tenant, "solutions/folders", 1)}}}}""");
        foreach (var (index, (title, text, status)) in Articles.Index())
        {
            Seed.Add(tenant, "solutions/articles", $$$"""
                {"title":"{{{title}}}","description":"<p>{{{text}}}</p>","description_text":"{{{text}}}","status":{{{status}}},"article_type":1,"approval_status":null,"folder_id":{{{Seed.Id(tenant, "solutions/folders", index / 2)}}},
                 "category_id":{{{category["id"]}}},"position":{{{index + 1}}},"thumbs_up":3,"thumbs_down":0,"views":40,"agent_id":{{{Seed.Id(tenant, "agents", 1)}}},"modified_by":null,"modified_at":null,"inserted_into_tickets":1,"url":null,
                 "keywords":[],"tags":[],"review_date":null,"attachments":[],"cloud_files":[],"approvals":[],"workspace_id":2}
                """);
        }

        foreach (var name in new[] { "Hardware requests", "Software requests" })
            Seed.Add(tenant, "service_catalog/categories", $$$"""{"name":"{{{name}}}","description":null,"position":1,"workspace_id":2}""");
        Item(tenant, "Laptop", 0, 1500, """[{"id":27000000501,"name":"laptop_model","label":"Model","field_type":"custom_dropdown","required":true,"choices":[["MacBook Pro M3",1],["ThinkPad X1",2]]}]""");
        Item(tenant, "Monitor", 0, 300, "[]");
        Item(tenant, "Headset", 0, 80, "[]");
        Item(tenant, "Figma licence", 1, 45, """[{"id":27000000502,"name":"reason","label":"Reason","field_type":"custom_text","required":false,"choices":[]}]""");
        tenant["service_catalog/items"].Rows[0]["child_items"] = Json.Parse("""{"a":[{"service_item_id":2,"mandatory":false},{"service_item_id":3,"mandatory":false}]}""")["a"]!.DeepClone();
        tenant["service_catalog/items"].Rows[0]["is_bundle"] = true;

        var folder = Seed.Add(tenant, "canned_response_folders", """{"name":"General","type":"other","responses_count":2,"workspace_id":1}""");
        foreach (var (title, text) in new[] { ("Thanks", "Thank you for getting in touch."), ("More details", "Could you tell us more about what you see?") })
            Seed.Add(tenant, "canned_responses", $$$"""{"title":"{{{title}}}","folder_id":{{{folder["id"]}}},"content":"{{{text}}}","content_html":"<p>{{{text}}}</p>","attachments":[],"workspace_id":1}""");
        foreach (var (title, state) in new[] { ("Maintenance on Saturday", "scheduled"), ("New service catalogue", "active"), ("Office move", "archived") })
        {
            var from = tenant.Clock.GetUtcNow().AddDays(state == "scheduled" ? 3 : -20);
            Seed.Add(tenant, "announcements", $$$"""
                {"title":"{{{title}}}","body":"{{{title}}}","body_html":"<p>{{{title}}}</p>","visible_from":"{{{Tenant.Stamp(from)}}}","visible_till":{{{(state == "archived" ? $"\"{Tenant.Stamp(from.AddDays(5))}\"" : "null")}}},"visibility":"everyone",
                 "state":"{{{state}}}","departments":[],"groups":[],"is_read":false,"send_email":false,"additional_emails":[],"created_by":{{{Seed.Id(tenant, "agents", 0)}}},"workspace_id":2}
                """);
        }

        var joiners = new JoinersAndLeavers("onboarding");
        joiners.Begin(tenant, new() { ["cf_employee_name"] = "Nadia Petrova", ["cf_date_of_joining"] = "2026-12-01", ["cf_department"] = "Engineering", ["cf_location"] = "New York", ["msf_software"] = new JsonArray("Slack") }, Seed.Id(tenant, "agents", 0));
        new JoinersAndLeavers("offboarding").Begin(tenant, new() { ["cf_employee"] = "maya.harper@demo.example", ["cf_last_day"] = "2026-12-31" }, Seed.Id(tenant, "agents", 0));
    }

    static void Item(Tenant tenant, string name, int category, int cost, string fields)
    {
        var item = CatalogueEndpoints.Blank(tenant, new()
        {
            ["name"] = name, ["short_description"] = $"Order: {name}", ["description"] = $"<p>{name} for your work</p>", ["category_id"] = Seed.Id(tenant, "service_catalog/categories", category), ["cost"] = cost, ["delivery_time"] = 48,
            ["custom_fields"] = JsonNode.Parse(fields), ["allow_attachments"] = true, ["workspace_id"] = Tenant.PrimaryWorkspace,
        });
        tenant["service_catalog/items"].Rows.Add(item);
    }
}
