using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice.Seeding;

/// <summary>Alerts, a status page, on-call, projects, custom objects, journeys.</summary>
static class FurtherSeed
{
    public static void Fill(Tenant tenant)
    {
        for (var i = 1; i <= 45; i++)
        {
            var alert = Seed.Add(tenant, "ams/alerts", $$$"""
                {"subject":"Disk almost full on srv-{{{i:000}}}","description":"Over 90 %","severity":{{{(i % 4 == 0 ? 201 : 101)}}},"state":{{{(i > 35 ? 1 : 2)}}},"resource":"srv-{{{i:000}}}","node":"srv-{{{i:000}}}","metric_name":"disk",
                 "metric_value":"9{{{i % 10}}}","incident_id":null,"integration_id":1,"additional_info":{},"archived":false,"acknowledged_at":null,"acknowledged_by_id":null,"workspace_id":2}
                """);
            Seed.Add(tenant, "ams/alerts/logs", $$$"""{"_scope":"{{{alert["id"]}}}","content":"Alert opened"}""");
        }

        var page = Seed.Add(tenant, "status/pages", """{"name":"IT status","description":"Services of IT","url":"https://status.demo.example","workspace_id":2}""");
        foreach (var name in new[] { "Mail", "Intranet" })
            Seed.Add(tenant, "status/pages/service-components", $$$"""{"_scope":"{{{page["id"]}}}","name":"{{{name}}}","display_name":"{{{name}}}","status":1}""");
        Seed.Add(tenant, "maintenance-windows", """{"name":"Saturday night","description":"Weekly","window_start_date":"2026-01-03T22:00:00Z","window_end_date":"2026-01-04T02:00:00Z","workspace_id":2}""");
        var schedule = Seed.Add(tenant, "oncall/ws/schedules", """{"_scope":"2","name":"Network on call","description":null,"time_zone":"London","group_id":null,"business_hours_id":null,"workspace_id":2}""");
        Seed.Add(tenant, "oncall/ws/schedules/escalation-policies", $$$"""{"_scope":"2/{{{schedule["id"]}}}","name":"Default","description":null,"position":1,"levels":[],"applicable_to":{},"repeat_count":1}""");
        Seed.Add(tenant, "oncall/ws/schedules/shifts", $$$"""{"_scope":"2/{{{schedule["id"]}}}","name":"Week","description":null,"start_date":"2026-01-01","end_date":null,"time_zone":"London","rosters":[],"agents":[],"rotation":{}}""");
        Seed.Add(tenant, "oncall/shift-events", $$$"""{"schedule_id":{{{schedule["id"]}}},"agent_id":{{{Seed.Id(tenant, "agents", 2)}}},"start_time":"2026-01-01T08:00:00Z","end_time":"2026-01-08T08:00:00Z"}""");
        Seed.Add(tenant, "post-incident-reports/templates", """{"name":"Default report","description":null,"content":null,"sections":[],"is_primary":true,"workspace_id":2}""");
        var project = Seed.Add(tenant, "pm/projects", $$$"""
            {"name":"Office move","key":"MOVE","description":null,"status_id":1,"priority_id":2,"sprint_duration":null,"project_type":1,"start_date":null,"end_date":null,"archived":false,"visibility":1,"manager_id":{{{Seed.Id(tenant, "agents", 4)}}},"custom_fields":{}}
            """);
        Seed.Add(tenant, "pm/projects/tasks", $$$"""{"_scope":"{{{project["id"]}}}","title":"Cable the floor","project_id":{{{project["id"]}}},"display_key":"MOVE-1","type_id":1,"status_id":1,"priority_id":2,"assignee_id":null,"reporter_id":null,"custom_fields":{},"attachments":[]}""");
        Seed.Add(tenant, "projects", """{"title":"Old intranet","description":null,"key":"OLD","status_id":1,"archived":false}""");
        Seed.Add(tenant, "journeys/configs", """{"name":"Onboarding journey","type":"onboarding"}""");
        Objects(tenant);
    }

    static void Objects(Tenant tenant)
    {
        var table = Seed.Add(tenant, "objects", """
            {"name":"parking","title":"Parking spaces","description":"Who parks where","workspace_id":2,"last_updated_by":{"id":1,"name":"Avery Quinn","email":"avery.quinn@demo.example"},"meta":{"total_records_count":25},
             "fields":[{"name":"space","label":"Space","type":"TEXT","required":true,"choices":[],"meta":{},"fields":[]},{"name":"level","label":"Level","type":"NUMBER","required":false,"choices":[],"meta":{},"fields":[]}]}
            """);
        for (var i = 1; i <= 25; i++)
            tenant["objects/records"].Rows.Add(new() { ["_object"] = table.Number("id"), ["id"] = i, ["data"] = new JsonObject { ["space"] = $"P{i:00}", ["level"] = i % 3, ["bo_display_id"] = i, ["bo_created_at"] = tenant.Now } });
    }
}
