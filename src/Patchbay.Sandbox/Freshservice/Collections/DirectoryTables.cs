using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>Places, departments, workspaces, hours, texts: kinds of records that are nothing but records.</summary>
static class DirectoryTables
{
    static readonly Collection Locations = new("/locations", "location", "locations",
        "name* parent_location_id:@locations primary_contact_id:@users address:{line1 line2 city state country zipcode} contact_name email:email phone")
    {
        Verbs = "list create update delete", Unique = "name", Queried = Named,
    };

    static readonly Collection Departments = new("/departments", "department", "departments", "name* description head_user_id:@users prime_user_id:@users domains:str[] custom_fields:obj")
    {
        Unique = "name", Form = "departments",
        Queried = _ => QueryField.Parse("name:text description:text head_user_id:int prime_user_id:int created_at:date updated_at:date"),
    };

    static readonly Collection Workspaces = new("/workspaces", "workspace", "workspaces", "name description") { Verbs = "get update delete" };

    static readonly Collection BusinessHours = new("/business_hours", "business_hours", "business_hours") { Verbs = "list get" };

    static readonly Collection Policies = new("/sla_policies", "sla_policy", "sla_policies") { Verbs = "list" };

    static readonly Collection Announcements = new("/announcements", "announcement", "announcements",
        "title* body_html* visible_from*:dt visible_till:dt visibility:str(everyone|agents_only|agents_and_groups) grouped_visibility:obj departments:@departments[] groups:@groups[] send_email:bool additional_emails:email[] workspace_id+:int")
    {
        Extra = """{"body":"","is_read":false}""",
        Where = (call, rows) => rows.Where(call.Sees).Where(row => call.Query("state") switch
        {
            null => true,
            "unread" => !row.Flag("is_read"),
            "active" or "archived" or "scheduled" => row.Text("state") == call.Query("state"),
            _ => throw Refusal.Field("state", "It should be one of these values: 'active,archived,scheduled,unread'", "invalid_value"),
        }),
        Check = (_, body, held) => held is null && body["visibility"] is null && body["grouped_visibility"] is null ? [Refusal.Missing("visibility")] : [],
        After = (call, record, _) =>
        {
            record["body"] = Json.Plain(record.Text("body_html"));
            record["created_by"] ??= call.Caller.Id;
            record["workspace_id"] ??= Tenant.PrimaryWorkspace;
            var now = call.Tenant.Clock.GetUtcNow();
            record["state"] = DateTimeOffset.Parse(record.Text("visible_from")!) > now ? "scheduled"
                : record.Text("visible_till") is { } till && DateTimeOffset.Parse(till) < now ? "archived" : "active";
        },
    };

    static readonly Collection CannedResponses = new("/canned_responses", "canned_responses", "canned_responses") { Verbs = "list get" }; // the product wraps one in the plural too

    static readonly Collection CannedFolders = new("/canned_response_folders", "canned_response_folder", "canned_response_folders") { Verbs = "list get" };

    public static void Map(Routes routes)
    {
        CollectionEndpoints.Map(routes, Locations, Departments, Workspaces, BusinessHours, Policies, Announcements, CannedResponses, CannedFolders);
        routes.Add("GET", "/locations/{id}", call => Replies.One("locations", call.Find("locations"))); // the plural, for one
        routes.Add("GET", "/workspaces", call => Replies.List(call, "workspaces", call.Tenant.Workspaces.Rows.Where(row => call.Caller.WorksIn(row.Number("id")!.Value))
            .Where(call.Query("query") is { } query ? Condition.Quoted(query, QueryField.Parse("name:text state:text")) : _ => true)));
        routes.Add("POST", "/workspace", _ => throw new Refusal(Refusal.Coded(403, "require_feature", "The MSP feature is not part of the plan."))); // clients are made on MSP accounts only
        routes.Add("GET", "/canned_response_folders/{id}/canned_responses", call => Replies.List(call, "canned_responses",
            call.Tenant["canned_responses"].Rows.Where(row => row.Number("folder_id") == call.Find("canned_response_folders").Number("id"))));
        routes.Add("POST", "/audit_log/export", Export);
        Forms.Map(routes);
    }

    static IReadOnlyDictionary<string, QueryField> Named(Call call) => QueryField.Parse("name:text");

    static JsonAnswer Export(Call call)
    {
        Refusal.IfAny(Fields.Parse("since*:dt before*:dt filters:obj workspace_id:int").Problems(call, call.Body, isNew: true));
        return Replies.Empty(200);
    }
}
