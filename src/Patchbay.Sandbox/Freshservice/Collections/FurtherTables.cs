using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>Status pages, on-call, custom objects, post-incident reports and journeys.</summary>
static class FurtherTables
{
    const string MaintenanceBody = "title* description* status_id:int started_at:dt ended_at:dt scheduled_start:dt scheduled_end:dt impacted_services:obj[] is_private:bool notification_enabled:bool notify_options:obj";

    const string IncidentBody = "title* description* status:int status_id:int started_at:dt ended_at:dt impacted_services:obj[] is_private:bool notification_enabled:bool notify_options:obj";

    const string UpdateBody = "message* status_id:int posted_on:dt impacted_services:obj[] notification_enabled:bool notify_options:obj";

    const string Schedules = "/oncall/ws/{workspace_id}/schedules";

    static readonly Collection[] StatusPages =
    [
        new("/status/pages", "status_page", "status_pages") { Verbs = "list", ByWorkspace = true },
        new("/status/pages/{status_page_id}/service-components", "service_component", "service_components") { Verbs = "list get" },
        new("/tickets/{ticket_id}/status/pages/{status_page_id}/incidents", "incident", "incidents", IncidentBody) { Verbs = "create get update delete" },
        new("/tickets/{ticket_id}/status/pages/{status_page_id}/incidents/{incident_id}/updates", "incident_update", "incident_updates", UpdateBody) { Verbs = "list create update delete" },
        .. new[] { "changes/{change_id}", "maintenance-windows/{maintenance_window_id}" }.SelectMany(owner => new Collection[]
        {
            new($"/{owner}/status/pages/{{status_page_id}}/maintenances", "maintenance", "maintenances", MaintenanceBody) { Verbs = "create get update delete" },
            new($"/{owner}/status/pages/{{status_page_id}}/maintenances/{{maintenance_id}}/updates", "maintenance_update", "maintenance_updates", UpdateBody) { Verbs = "list create update delete" },
        }),
    ];

    static readonly Collection[] OnCall =
    [
        new(Schedules, "schedule", "schedules", "name* description time_zone group_id:@groups business_hours_id:@business_hours workspace_id:int") { HasMeta = true },
        new(Schedules + "/{schedule_id}/escalation-policies", "escalation_policy", "escalation_policies", "name* description position:int levels:obj[] applicable_to:obj repeat_count:int") { HasMeta = true },
        new(Schedules + "/{schedule_id}/shifts", "shift", "shifts", "name* description start_date:date end_date:date time_zone rosters:obj[] agents:@agents[] rotation:obj"),
        new("/oncall/shift-events", "shift_event", "shift_events") { Verbs = "list" },
    ];

    static readonly Collection Reports = new("/post-incident-reports/templates", "post_incident_report_template", "post_incident_report_templates", "name* description content sections:obj[] is_primary:bool workspace_id:int") { HasMeta = true };

    static readonly Collection[] Journeys =
    [
        new("/journeys/configs", "journey_config", "journey_configs") { Verbs = "list", HasMeta = true },
        new("/journeys/configs/{config_id}/data-fields", "field", "fields") { Verbs = "list" },
    ];

    public static void Map(Routes routes)
    {
        CollectionEndpoints.Map(routes, StatusPages);
        CollectionEndpoints.Map(routes, OnCall);
        CollectionEndpoints.Map(routes, Journeys);
        CollectionEndpoints.Map(routes, Reports);
        Alerts.Map(routes);
        Projects.Map(routes);
        CustomObjects.Map(routes);
        JourneyRequests.Map(routes);
        foreach (var kind in new[] { "incidents", "maintenances" })
        {
            var one = kind.TrimEnd('s');
            routes.Add("GET", $"/status/pages/{{status_page_id}}/{kind}", call => Replies.List(call, kind, OnPage(call, kind)));
            routes.Add("GET", $"/status/pages/{{status_page_id}}/{kind}/statuses", call => Replies.List(call, $"{one}_statuses", call.Find("status/pages", "status_page_id") is null ? [] : Statuses(kind)));
        }

        routes.Add("GET", "/oncall/shift-events/current", call => Replies.List(call, "shift_events", call.Tenant["oncall/shift-events"].Rows.Take(1)));
        routes.Add("GET", "/oncall/shift-events/export", call => new(200, new JsonObject { ["webcal_link"] = "webcal://demo.freshservice.com/oncall/shift-events.ics" }));
        routes.Add("PUT", Schedules + "/{schedule_id}/escalation-policies/reorder", call => Replies.Empty(Parents.Scope(call, Schedules + "/{schedule_id}/escalation-policies").Length > 0 ? 200 : 404));
        routes.Add("PUT", Schedules + "/{schedule_id}/shifts/{id}/rosters/override", call =>
        {
            var shift = new CollectionEndpoints(OnCall[2]).Find(call);
            shift["_override"] = call.Body.DeepClone();
            return Replies.One("shift", shift);
        });
        routes.Add("POST", "/post-incident-reports/templates/{id}/export", call => Replies.Empty(new CollectionEndpoints(Reports).Find(call) is null ? 404 : 202));
        routes.Add("PUT", "/post-incident-reports/templates/{id}/mark-as-primary", call =>
        {
            var template = new CollectionEndpoints(Reports).Find(call);
            foreach (var other in call.Tenant[Reports.Table].Rows)
                other["is_primary"] = other == template;
            return Replies.One(Reports.One, template);
        });
    }

    /// <summary>What every ticket, change or window has published on a page.</summary>
    static IEnumerable<JsonObject> OnPage(Call call, string kind)
    {
        var page = call.Find("status/pages", "status_page_id").Text("id");
        return new[] { "tickets", "changes", "maintenance-windows" }.SelectMany(owner => call.Tenant[$"{owner}/status/pages/{kind}"].Rows).Where(row => row.Text("_scope")!.Split('/')[1] == page);
    }

    static IEnumerable<JsonObject> Statuses(string kind) => (kind == "incidents" ? new[] { "Investigating", "Identified", "Monitoring", "Resolved" } : ["Scheduled", "In progress", "Completed"])
        .Select((name, index) => new JsonObject { ["id"] = index + 1, ["name"] = name });
}
