using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Modules;

namespace Patchbay.Sandbox.Freshservice.Seeding;

/// <summary>Problems, changes, releases and the boards that judge changes.</summary>
static class ModuleSeed
{
    static readonly string[] Subjects = ["Mail gateway drops attachments", "Wi-Fi controllers restart", "Slow sign-in on Monday mornings", "Print queues fill up"];

    static readonly string[] Works = ["Upgrade the core switch", "Renew certificates", "Move the file server", "Patch the database hosts", "Replace the firewall"];

    public static void Fill(Tenant tenant)
    {
        var now = tenant.Clock.GetUtcNow();
        for (var i = 1; i <= 40; i++)
            Problem(tenant, i, now.AddDays(-2 * (40 - i)).AddHours(-1));
        for (var i = 1; i <= 70; i++)
            Change(tenant, i, now.AddDays(-(70 - i)).AddHours(-2));
        for (var i = 1; i <= 35; i++)
            Release(tenant, i, now.AddDays(-3 * (35 - i)).AddHours(-3));
        Seed.Add(tenant, "cabs", $$$"""{"name":"Infrastructure CAB","description":"Judges changes of networks and servers","members":[{{{Seed.Id(tenant, "agents", 2)}}},{{{Seed.Id(tenant, "agents", 9)}}}]}""");
        Approvals.New(tenant, "changes/approvals", 70, Seed.Id(tenant, "agents", 9), 1, null, "<div>Please look at this change.</div>");
    }

    static void Problem(Tenant tenant, int i, DateTimeOffset at)
    {
        var problem = Seed.Add(tenant, "problems", $$$"""
            {"subject":"{{{Subjects[i % Subjects.Length]}}}","description":"<div>Reported by several teams.</div>","description_text":"Reported by several teams.","priority":{{{1 + (i % 4)}}},"status":{{{(i > 25 ? 1 : 3)}}},"impact":{{{1 + (i % 3)}}},
             "known_error":{{{(i % 5 == 0 ? "true" : "false")}}},"due_by":"{{{Tenant.Stamp(at.AddDays(14))}}}","category":null,"sub_category":null,"item_category":null,"associated_change":null,"assets":[],"custom_fields":{"supplier_case":null},
             "analysis_fields":{},"group_id":null,"department_id":null,"workspace_id":2,"deleted":false}
            """, at);
        (problem["requester_id"], problem["agent_id"]) = (Seed.Id(tenant, "requesters", i), Seed.Id(tenant, "agents", 1 + (i % 4)));
    }

    static void Change(Tenant tenant, int i, DateTimeOffset at)
    {
        var change = Seed.Add(tenant, "changes", $$$"""
            {"subject":"{{{Works[i % Works.Length]}}}","description":"<div>Planned work.</div>","description_text":"Planned work.","priority":{{{1 + (i % 4)}}},"impact":{{{1 + (i % 3)}}},"status":{{{(i > 50 ? 1 + (i % 5) : 6)}}},"risk":{{{1 + (i % 4)}}},
             "change_type":{{{1 + (i % 4)}}},"approval_status":4,"planned_start_date":"{{{Tenant.Stamp(at.AddDays(7))}}}","planned_end_date":"{{{Tenant.Stamp(at.AddDays(7).AddHours(3))}}}","category":null,"sub_category":null,"item_category":null,
             "custom_fields":{"outage":"None"},"planning_fields":{},"assets":[],"impacted_services":[],"maintenance_window":null,"blackout_window":null,"department_id":null,"workspace_id":2}
            """, at);
        (change["requester_id"], change["agent_id"], change["group_id"]) = (Seed.Id(tenant, "requesters", i), Seed.Id(tenant, "agents", 2), Seed.Id(tenant, "groups", 1));
    }

    static void Release(Tenant tenant, int i, DateTimeOffset at)
    {
        var release = Seed.Add(tenant, "releases", $$$"""
            {"subject":"Client image 2.{{{i}}}","description":"<div>Monthly image.</div>","priority":{{{1 + (i % 4)}}},"status":{{{(i > 30 ? 3 : 5)}}},"release_type":{{{1 + (i % 3)}}},"planned_start_date":"{{{Tenant.Stamp(at)}}}",
             "planned_end_date":"{{{Tenant.Stamp(at.AddDays(2))}}}","work_start_date":null,"work_end_date":null,"category":null,"sub_category":null,"item_category":null,"assets":[],"associated_assets":[],"associated_changes":[],
             "custom_fields":{"version":"2.{{{i}}}"},"planning_fields":{},"department_id":null,"workspace_id":2,"deleted":false}
            """, at);
        (release["agent_id"], release["group_id"]) = (i % 4 == 0 ? null : Seed.Id(tenant, "agents", 4), Seed.Id(tenant, "groups", 2));
    }
}
