using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>Two workspaces with people, requests, assets, changes and an audit log; the same for the same time.</summary>
static class Seed
{
    static readonly string[] Subjects =
    [
        "Cannot print on the third floor", "VPN drops every few minutes", "New starter needs access", "Laptop will not wake", "Mailbox is full",
        "Please install the drawing tool", "Meeting room screen is dark", "Password expired", "Shared drive is slow", "Phone cannot join the network",
    ];

    public static void Fill(Tenant tenant)
    {
        var now = tenant.Clock.GetUtcNow();
        People(tenant);
        Forms(tenant);
        for (var i = 1; i <= 1100; i++)
            Request(tenant, now.AddHours(-6 * (1101 - i) - 3), i % 4 == 0 ? 2 : 1, Subjects[i % Subjects.Length], i % 7 == 0 ? "High" : "Medium", i % 3 == 0 ? "Closed" : "Open", i % 5 == 0 ? null : 1 + i % 6);
        foreach (var minutes in new[] { 50, 35, 10 })
            Request(tenant, now.AddMinutes(-minutes), 1, $"Payment gateway rejects cards ({minutes} min ago)", "Critical", "Open", null);
        Request(tenant, now.AddMinutes(-90), 1, "Payment gateway slow for one customer", "Critical", "Open", null);
        foreach (var customer in new[] { "Northwind", "Contoso" })
            Request(tenant, now.AddHours(-2), 1, $"Billing failure for {customer}", "High", "Open", 3);
        Request(tenant, now.AddMinutes(-5), 1, "Laptop broken, need a MacBook Pro", "High", "Open", 3);
        Assets(tenant);
        for (var i = 0; i < 40; i++)
            Audit(tenant, now.AddHours(-i * 3), 1 + i % 8, i % 2 == 0 ? 2 : 6, i % 2 == 0 ? "Workflow changed" : "Workspace settings changed on db-01");
        Templates(tenant);
    }

    static void People(Tenant tenant)
    {
        tenant.Workspaces.Add(new() { ["id"] = 1, ["name"] = "IT", ["description"] = "Service desk", ["is_member"] = true });
        tenant.Workspaces.Add(new() { ["id"] = 2, ["name"] = "People", ["description"] = "Human resources", ["is_member"] = true });
        string[] names = ["Ann Lee", "Ben Okafor", "Cara Diaz", "Dev Patel", "Eva Novak", "Finn Berg", "Gia Rossi", "Hal Kim", "Ida Holm", "Jon Ruiz", "Kim Vu", "Lea Marti"];
        for (var i = 0; i < names.Length; i++)
        {
            var parts = names[i].Split(' ');
            tenant.Users.Add(new()
            {
                ["id"] = i + 1, ["first_name"] = parts[0], ["last_name"] = parts[1], ["full_name"] = names[i], ["email"] = $"{parts[0]}.{parts[1]}@example.test".ToLowerInvariant(),
                ["is_deleted"] = false, ["invitation_status"] = "ACCEPTED", ["type"] = "EMPLOYEE",
            });
            if (i < 6)
                tenant.Members.Add(new() { ["id"] = i + 1, ["workspace_id"] = i < 4 ? 1 : 2, ["user"] = tenant.Person(i + 1), ["roles"] = new JsonArray(new JsonObject { ["id"] = 2, ["name"] = "Agent" }), ["type"] = "EMPLOYEE" });
        }

        tenant.Groups.Add(new() { ["id"] = 1, ["workspace_id"] = 1, ["name"] = "Network" });
        tenant.Groups.Add(new() { ["id"] = 2, ["workspace_id"] = 1, ["name"] = "Payments" });
        tenant.Categories.Add(new() { ["id"] = 1, ["workspace_id"] = 1, ["name"] = "Hardware" });
        tenant.Items.Add(new() { ["id"] = 1, ["workspace_id"] = 1, ["category_id"] = 1, ["name"] = "New laptop", ["is_active"] = true });
        tenant.Tags.Add(new() { ["id"] = 1, ["name"] = "vip", ["context_type"] = "COMMON" });
    }

    static void Forms(Tenant tenant)
    {
        tenant.RequestFields.Add(FormFields.Field("subject", "Subject", "STRING", custom: false, required: true));
        tenant.RequestFields.Add(FormFields.Field("status", "Status", "STRING", custom: false, required: false, "Open", "In Progress", "Resolved", "Closed"));
        tenant.RequestFields.Add(FormFields.Field("priority", "Priority", "STRING", custom: false, required: false, RequestEndpoints.Priorities));
        tenant.RequestFields.Add(FormFields.Field("building", "Building", "STRING", custom: true, required: false, "North", "South"));
        tenant.RequestFields.Add(FormFields.Field("needed_by", "Needed by", "DATE", custom: true));
        tenant.ChangeFields.Add(FormFields.Field("change_type", "Change type", "STRING", custom: false, required: true, "Standard", "Normal", "Emergency"));
        tenant.ChangeFields.Add(FormFields.Field("impact", "Impact", "STRING", custom: false, required: false, "Single user", "Department", "Company-wide"));
        tenant.ChangeFields.Add(FormFields.Field("priority", "Priority", "STRING", custom: false, required: false, RequestEndpoints.Priorities));
        tenant.ChangeFields.Add(FormFields.Field("rollback_plan", "Rollback plan", "STRING", custom: false));
        foreach (var type in new[] { 1, 2 })
        {
            tenant.AssetFields[type] =
            [
                FormFields.Field("display_name", "Name", "STRING", custom: false, required: true), FormFields.Field("serial_number", "Serial number", "STRING", custom: false),
                FormFields.Field("status", "Status", "STRING", custom: false, required: false, "IN_USE", "AVAILABLE", "RETIRED"), FormFields.Field("assigned_to", "Assigned to", "INTEGER", custom: false),
                FormFields.Field("af_warranty_until", "Warranty until", "DATE", custom: true),
            ];
        }
    }

    static void Templates(Tenant tenant)
    {
        tenant.Templates.Add(new() { ["id"] = 1, ["workspace_id"] = 1, ["name"] = "Standard change", ["status"] = "PUBLISHED" });
        tenant.Templates.Add(new() { ["id"] = 2, ["workspace_id"] = 1, ["name"] = "Emergency change", ["status"] = "PUBLISHED" });
        tenant.Templates.Add(new() { ["id"] = 3, ["workspace_id"] = 2, ["name"] = "Policy change", ["status"] = "PUBLISHED" });
    }

    static void Request(Tenant tenant, DateTimeOffset at, int workspace, string subject, string priority, string status, int? assignee) => tenant.Requests.Add(new()
    {
        ["id"] = 5000 + tenant.Requests.Count, ["display_id"] = $"REQ-{tenant.Requests.Count + 1}", ["subject"] = subject, ["description"] = $"<p>{subject}</p>", ["request_type"] = "INCIDENT",
        ["status"] = new JsonObject { ["label"] = status }, ["priority"] = new JsonObject { ["label"] = priority }, ["requester"] = tenant.Person(7 + tenant.Requests.Count % 6),
        ["assignee"] = assignee is null ? null : tenant.Person(assignee), ["workspace_id"] = workspace, ["tags"] = new JsonArray(), ["assets"] = new JsonArray(), ["custom_fields"] = new JsonObject(),
        ["created_at"] = Tenant.Stamp(at), ["updated_at"] = Tenant.Stamp(at), ["is_trashed"] = false,
    });

    static void Assets(Tenant tenant)
    {
        for (var i = 1; i <= 60; i++)
        {
            var free = i % 20 == 0;
            var asset = new JsonObject { ["id"] = 900 + i, ["created_at"] = Tenant.Stamp(tenant.Clock.GetUtcNow().AddDays(-i)) };
            AssetEndpoints.Fill(tenant, asset, i % 6 == 0 ? 2 : 1, new()
            {
                ["display_name"] = i % 6 == 0 && !free ? $"Server {i}" : i % 2 == 0 ? $"MacBook Pro 14 #{i}" : $"ThinkPad X1 #{i}", ["serial_number"] = $"SN{i:0000}",
                ["status"] = free ? "AVAILABLE" : "IN_USE", ["assigned_to"] = free ? null : 1 + i % 12, ["af_warranty_until"] = i % 3 == 0 ? "2024-05-01" : "2029-05-01",
            });
            tenant.Assets.Add(asset);
        }
    }

    static void Audit(Tenant tenant, DateTimeOffset at, int actor, int module, string text)
    {
        var who = tenant.Person(actor)!;
        tenant.Audit.Add(new()
        {
            ["id"] = 3000 + tenant.Audit.Count, ["event_at"] = Tenant.Stamp(at), ["actor"] = new JsonObject { ["id"] = actor, ["name"] = who["label"]!.DeepClone(), ["email"] = who["email"]!.DeepClone() },
            ["module"] = module, ["event_type"] = 3, ["log_text"] = text, ["source_ip"] = "192.0.2.7",
        });
    }
}
