using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Statuses, types, priorities, outcomes, teams, fields: what an administrator set up.</summary>
static class SeedSetUp
{
    public static void Fill(Tenant tenant)
    {
        foreach (var (id, name) in new[] { (1, "New"), (2, "In Progress"), (3, "Action Required"), (4, "With User"), (5, "With Supplier"), (9, "Closed"), (21, "On Hold") })
            Seed.Add(tenant, "Status", new() { ["id"] = id, ["guid"] = Guid.NewGuid().ToString(), ["name"] = name, ["shortname"] = name, ["type"] = 0, ["sequence"] = id, ["colour"] = "#2b7de9" });
        foreach (var (name, department) in new[] { ("Network Infrastructure", 1), ("DevOps", 1), ("Service Desk", 2) })
            Seed.Add(tenant, "Team", new()
            {
                ["guid"] = Guid.NewGuid().ToString(), ["name"] = name, ["sequence"] = 1, ["forrequests"] = true, ["foropps"] = false, ["forprojects"] = true, ["department_id"] = department, ["inactive"] = false,
            });
        Seed.Add(tenant, "Workday", new() { ["name"] = "Weekdays 9 to 5", ["timezone"] = "UTC", ["start"] = "1900-01-01T09:00:00", ["end"] = "1900-01-01T17:00:00" });
        Priorities(tenant);
        Fields(tenant);
        Types(tenant);
        Outcomes(tenant);
        foreach (var (level, value) in new[] { (1, "Hardware"), (1, "Hardware>Laptop"), (1, "Hardware>Printer"), (1, "Network"), (1, "Network>VPN"), (1, "Network>Wi-Fi"), (1, "Software"), (1, "Software>Payments"), (2, "User error"), (2, "Fault") })
            Seed.Add(tenant, "Category", new() { ["guid"] = Guid.NewGuid().ToString(), ["value"] = value, ["category_name"] = value.Split('>')[^1], ["type_id"] = level });
        Others(tenant);
    }

    static void Priorities(Tenant tenant)
    {
        foreach (var (id, name, factor) in new[] { (1, "Standard", 2), (2, "Gold", 1) })
        {
            var sla = Seed.Add(tenant, "SLA", new() { ["id"] = id, ["guid"] = Guid.NewGuid().ToString(), ["name"] = name, ["workday_id"] = 1, ["trackslaresponsetime"] = true, ["trackslafixbytime"] = true });
            foreach (var (number, label, respond, fix) in new[] { (1, "Critical", 1, 4), (2, "High", 2, 8), (3, "Medium", 4, 24), (4, "Low", 8, 72) })
                Seed.Add(tenant, "Priority", new()
                {
                    ["id"] = Guid.NewGuid().ToString(), ["slaid"] = id, ["sla_guid"] = sla["guid"]!.DeepClone(), ["priorityid"] = number, ["name"] = label, ["fixtime"] = fix * factor, ["fixunits"] = "H",
                    ["responsetime"] = respond * factor, ["responseunits"] = "H", ["ishidden"] = false, ["colour"] = "#d9534f",
                });
        }
    }

    /// <summary>One custom field of every type for tickets, and a few for other records. Custom names begin with CF.</summary>
    static void Fields(Tenant tenant)
    {
        foreach (var (name, label) in new[] { ("summary", "Summary"), ("details", "Details"), ("impact", "Impact"), ("urgency", "Urgency") })
            FieldInfoEndpoints.Define(tenant, 1, name, label, type: 0, custom: false);
        FieldInfoEndpoints.Define(tenant, 1, "CFreference", "Customer reference", type: 0)["characterlimit"] = 20;
        FieldInfoEndpoints.Define(tenant, 1, "CFfloor", "Floor", type: 0, inputType: 1);
        FieldInfoEndpoints.Define(tenant, 1, "CFsteps", "Steps to reproduce", type: 1);
        FieldInfoEndpoints.Define(tenant, 1, "CFbuilding", "Building", type: 2, values: ["North", "South", "Depot"]);
        FieldInfoEndpoints.Define(tenant, 1, "CFsystems", "Affected systems", type: 3, values: ["Mail", "Payments", "Telephony"])["max_selection"] = 2;
        FieldInfoEndpoints.Define(tenant, 1, "CFneededBy", "Needed by", type: 4);
        FieldInfoEndpoints.Define(tenant, 1, "CFcallAt", "Call me at", type: 5);
        FieldInfoEndpoints.Define(tenant, 1, "CFonSite", "On site", type: 6);
        FieldInfoEndpoints.Define(tenant, 1, "CFreport", "Incident report", type: 10);
        FieldInfoEndpoints.Define(tenant, 2, "CFaccountTier", "Account tier", type: 2, values: ["Bronze", "Silver", "Gold"]);
        FieldInfoEndpoints.Define(tenant, 3, "CFdoorCode", "Door code", type: 0);
        FieldInfoEndpoints.Define(tenant, 4, "CFbadge", "Badge number", type: 0, inputType: 1);
        FieldInfoEndpoints.Define(tenant, 5, "CFencrypted", "Disk encrypted", type: 6);
    }

    static void Types(Tenant tenant)
    {
        foreach (var (id, name, use, itil, workflow) in new[] { (1, "Incident", "ticket", 1, 0), (2, "Change Request", "ticket", 2, 2), (3, "Service Request", "ticket", 3, 0), (4, "Problem", "ticket", 4, 0), (5, "Opportunity", "opps", 0, 0), (6, "Project", "projects", 0, 0) })
        {
            var fields = new JsonArray(Field("summary", "Summary", 2), Field("details", "Details", id == 3 ? 2 : 1));
            foreach (var custom in CustomFields.Of(tenant, usage: 1))
                fields.Add(new JsonObject { ["fieldid"] = custom["id"]!.DeepClone(), ["fieldname"] = custom["name"]!.DeepClone(), ["label"] = custom["label"]!.DeepClone(), ["technew"] = 1, ["fieldinfo"] = custom.DeepClone() });
            Seed.Add(tenant, "TicketType", new()
            {
                ["id"] = id, ["guid"] = Guid.NewGuid().ToString(), ["name"] = name, ["use"] = use, ["sequence"] = id, ["itilrequesttype"] = itil, ["cancreate"] = true, ["agentscanselect"] = true, ["enduserscanselect"] = id is 1 or 3,
                ["visible"] = true, ["default_sla"] = 1, ["default_priority"] = 4, ["default_team"] = "Service Desk", ["default_agent"] = 1, ["initial_status"] = 1, ["workflow_id"] = workflow, ["fields"] = fields,
            });
            foreach (var field in fields)
                Seed.Add(tenant, "TicketTypeField", new() { ["tickettype_id"] = id, ["fieldid"] = field!["fieldid"]!.DeepClone(), ["fieldname"] = field["fieldname"]!.DeepClone(), ["technew"] = field["technew"]!.DeepClone() });
        }

        Seed.Add(tenant, "Workflow", new()
        {
            ["id"] = 2, ["name"] = "Change approval", ["steps"] = new JsonArray(new JsonObject { ["step"] = 1, ["name"] = "Approve", ["actions"] = new JsonArray(new JsonObject { ["action_id"] = 20 }) }), ["always_allow_actions"] = new JsonArray(),
        });
    }

    static JsonNode Field(string name, string label, int technicianNew) => new JsonObject { ["fieldid"] = 0, ["fieldname"] = name, ["label"] = label, ["technew"] = technicianNew };

    static void Outcomes(Tenant tenant)
    {
        Outcome(tenant, 1, "Email User", sendsMail: true, needsNote: true);
        Outcome(tenant, 3, "Reassign")["mustassign"] = true;
        Outcome(tenant, 5, "Change Priority");
        Outcome(tenant, 7, "Internal Note", hides: true, needsNote: true);
        Outcome(tenant, 9, "Log Time");
        Outcome(tenant, 12, "Put On Hold", status: 21);
        Outcome(tenant, 14, "Start Work", status: 2);
        Outcome(tenant, 18, "Resolved", status: 9);
        Outcome(tenant, 20, "Approve Change")["workflow_id"] = 2;
        Outcome(tenant, 90, "System Update")["hidden"] = true;
    }

    static JsonObject Outcome(Tenant tenant, int id, string name, int status = -1, bool sendsMail = false, bool hides = false, bool needsNote = false) => Seed.Add(tenant, "Outcome", new()
    {
        ["id"] = id, ["guid"] = Guid.NewGuid().ToString(), ["outcome"] = name, ["buttonname"] = name, ["sequence"] = id, ["hidden"] = false, ["newstatus"] = status, ["sendemail"] = sendsMail ? 1 : 0, ["hidefromuser"] = hides,
        ["mustaddnote"] = needsNote, ["mustassign"] = false, ["workflow_id"] = -1, ["default_note"] = "",
    });

    static void Others(Tenant tenant)
    {
        foreach (var name in new[] { "Incidents", "Requests" })
            Seed.Add(tenant, "TicketTypeGroup", new() { ["name"] = name });
        foreach (var name in new[] { "Desk", "Projects" })
            Seed.Add(tenant, "TicketArea", new() { ["name"] = name });
        foreach (var name in new[] { "My open tickets", "Unassigned" })
            Seed.Add(tenant, "ViewLists", new() { ["name"] = name });
        foreach (var name in new[] { "vip", "payments", "vpn" })
            Seed.Add(tenant, "Tags", new() { ["text"] = name });
        foreach (var name in new[] { "Technician", "Manager" })
            Seed.Add(tenant, "Roles", new() { ["name"] = name });
        Seed.Add(tenant, "UserRoles", new() { ["name"] = "Approver" });
        Seed.Add(tenant, "Template", new() { ["name"] = "New starter", ["summary"] = "New starter" });
        Seed.Add(tenant, "CannedText", new() { ["name"] = "Thanks", ["text"] = "Thank you for your patience.", ["html"] = "<p>Thank you for your patience.</p>", ["group_id"] = 0 });
        Seed.Add(tenant, "TicketRules", new() { ["name"] = "Payments go to DevOps" });
        Seed.Add(tenant, "Mailbox", new() { ["name"] = "support@demo.example" });
        Seed.Add(tenant, "EmailTemplate", new() { ["name"] = "Ticket acknowledged" });
        Seed.Add(tenant, "Notification", new() { ["name"] = "Ticket assigned to me" });
        Seed.Add(tenant, "CustomTable", new() { ["name"] = "CTsuppliers", ["label"] = "Approved suppliers" });
        Seed.Add(tenant, "Webhook", new() { ["id"] = Guid.NewGuid().ToString(), ["name"] = "Chat alert", ["type"] = 0, ["url"] = "https://chat.example/hook", ["active"] = true });
        Seed.Add(tenant, "Holiday", new() { ["id"] = Guid.NewGuid().ToString(), ["holid"] = 1, ["workday_id"] = 1, ["agent_id"] = 0, ["date"] = "2026-12-25T00:00:00", ["allday"] = true, ["name"] = "Christmas Day" });
        foreach (var (list, name) in new[] { (11, "Charge types"), (11, "Sources"), (17, "Standard"), (17, "Out of hours"), (22, "E-mail"), (22, "Telephone"), (22, "Portal") })
            Seed.Add(tenant, "Lookup", new() { ["lookupid"] = list, ["name"] = name, ["sequence"] = 1, ["inactive"] = false });
        Seed.Add(tenant, "Audit", new() { ["what"] = "Status created", ["who"] = "Priya Shah", ["when"] = Seed.Ago(tenant, 30) });
    }
}
