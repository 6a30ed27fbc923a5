using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Collections;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Modules;

/// <summary>Problems, changes and releases with their notes, tasks and time entries.</summary>
static class ModuleEndpoints
{
    const string Common = "agent_id:@agents group_id:@groups department_id:@departments category sub_category item_category custom_fields:obj assets:{display_id*:@assets}[] workspace_id+:int ";

    const string Requester = "requester_id:@users email:email ";

    static readonly Collection Problems = new("/problems", "problem", "problems", Common + Requester
        + "subject* description* priority*:int(1|2|3|4) status*:int(1|2|3) impact*:int(1|2|3) due_by*:dt known_error:bool analysis_fields:obj")
    {
        ByWorkspace = true, Restores = true, DeletedStatus = 200, Form = "problems", Where = Newest,
        Extra = """{"description_text":"","associated_change":null,"deleted":false}""", Check = NeedsRequester, After = SetRequester,
    };

    static readonly Collection Changes = new("/changes", "change", "changes", Common + Requester
        + "subject* description* priority*:int(1|2|3|4) impact*:int(1|2|3) status*:int(1|2|3|4|5|6) risk*:int(1|2|3|4) change_type*:int(1|2|3|4) planned_start_date*:dt planned_end_date*:dt "
        + "maintenance_window:{id*:int} impacted_services:{display_id*:@assets}[] planning_fields:obj")
    {
        ByWorkspace = true, Form = "changes", Where = ChangeRows, Queried = QueriedOfChanges, HasNotEqual = true, Extra = """{"description_text":"","approval_status":4,"blackout_window":null}""",
        Check = (call, body, held) => [.. NeedsRequester(call, body, held), .. Plans(body, held)], After = SetRequester,
    };

    static readonly Collection Releases = new("/releases", "release", "releases", Common
        + "subject* description* priority*:int(1|2|3|4) status*:int(1|2|3|4|5) release_type*:int(1|2|3|4) planned_start_date*:dt planned_end_date*:dt work_start_date:dt work_end_date:dt planning_fields:obj")
    {
        ByWorkspace = true, Restores = true, DeletedStatus = 200, Form = "releases", Where = ReleaseRows, Extra = """{"associated_assets":[],"associated_changes":[],"deleted":false}""",
        Check = (_, body, held) => Plans(body, held),
    };

    static readonly Dictionary<string, QueryField> ChangeFields = QueryField.Parse(
        "id:int priority:int(1|2|3|4) impact:int(1|2|3) status:int(1|2|3|4|5|6) risk:int(1|2|3|4) change_type:int(1|2|3|4) requester_id:int agent_id:int group_id:int department_id:int workspace_id:int "
        + "approval_status:int category:text sub_category:text item_category:text subject:text planned_start_date:date planned_end_date:date created_at:date updated_at:date");

    public static void Map(Routes routes)
    {
        foreach (var (module, owner) in new[] { (Problems, "owner_id"), (Changes, "owner_id"), (Releases, "owner_id") })
        {
            CollectionEndpoints.Map(routes, module, Tasks.Of(module.Many), Tasks.Notes(module.Many), TimeEntries.Of(module.Many));
            MoveWorkspace.Map(routes, module.ItemPath, module.One, new CollectionEndpoints(module).Find, (owner, "agent_id"));
        }

        Approvals.Map(routes, "changes");
        Approvals.MapAll(routes);
        CabEndpoints.Map(routes);
    }

    static IEnumerable<JsonObject> Newest(Call call, IEnumerable<JsonObject> rows) => Since(call, rows.Where(row => !row.Flag("deleted"))).Reverse();

    static IEnumerable<JsonObject> Since(Call call, IEnumerable<JsonObject> rows)
    {
        if (call.Query("updated_since") is not { } since)
            return rows;
        return DateTimeOffset.TryParse(since, out var time)
            ? rows.Where(row => DateTimeOffset.Parse(row.Text("updated_at")!) >= time)
            : throw Refusal.Field("updated_since", "It should be a/an ISO 8601 time", "datatype_mismatch");
    }

    static IEnumerable<JsonObject> ChangeRows(Call call, IEnumerable<JsonObject> rows)
    {
        if (call.Query("query") is not null && call.Query("view") is not null)
            throw Refusal.Field("view", "It cannot be used together with query", "incompatible_field");
        rows = Since(call, rows);
        if (call.Query("requester_id") is { } requester)
            rows = rows.Where(row => row.Text("requester_id") == requester);
        return Ordered(call, rows);
    }

    static Dictionary<string, QueryField> QueriedOfChanges(Call call)
    {
        var fields = new Dictionary<string, QueryField>(ChangeFields, StringComparer.Ordinal);
        foreach (var field in CustomFields.Of(call.Tenant, "changes", null))
            fields[field.Text("name")!] = new("text", row => [row["custom_fields"]?[field.Text("name")!]]);
        return fields;
    }

    static IEnumerable<JsonObject> Ordered(Call call, IEnumerable<JsonObject> rows)
    {
        var by = call.Query("order_by") ?? "created_at";
        if (call.Query("order_type") is not (null or "asc" or "desc"))
            throw Refusal.Field("order_type", "It should be one of these values: 'asc,desc'", "invalid_value");
        var sorted = rows.OrderBy(row => row.Text(by), StringComparer.Ordinal).ThenBy(row => row.Number("id"));
        return call.Query("order_type") == "asc" ? sorted : sorted.Reverse();
    }

    static IEnumerable<JsonObject> ReleaseRows(Call call, IEnumerable<JsonObject> rows) => call.Query("filter_name") switch
    {
        null or "all" => Newest(call, rows),
        "my_open" => Newest(call, rows).Where(row => row.Number("agent_id") == call.Caller.Id && row.Number("status") < 5),
        "unassigned" => Newest(call, rows).Where(row => row["agent_id"] is null),
        "completed" => Newest(call, rows).Where(row => row.Number("status") == 5),
        "incompleted" => Newest(call, rows).Where(row => row.Number("status") == 4),
        "deleted" => rows.Where(row => row.Flag("deleted")).Reverse(),
        _ => throw Refusal.Field("filter_name", "It should be one of these values: 'all,my_open,unassigned,completed,incompleted,deleted'", "invalid_value"),
    };

    static IEnumerable<JsonObject> NeedsRequester(Call call, JsonObject body, JsonObject? held)
    {
        if (held is null && body["requester_id"] is null && body["email"] is null)
            yield return Refusal.Missing("requester_id");
        if (body.Text("email") is { } email && call.Tenant.PersonByEmail(email) is null)
            yield return Refusal.Problem("email", "There is no contact matching the given email", "invalid_value");
    }

    /// <summary>Plans are written by an update only; sent with a new record they break the product.</summary>
    static IEnumerable<JsonObject> Plans(JsonObject body, JsonObject? held)
    {
        if (held is null && body.ContainsKey("planning_fields"))
            throw Refusal.Broken;
        if (Time(body, held, "planned_end_date") < Time(body, held, "planned_start_date"))
            yield return Refusal.Problem("planned_end_date", "It should not be before planned_start_date", "invalid_value");
    }

    static DateTimeOffset? Time(JsonObject body, JsonObject? held, string name) =>
        (body.Text(name) ?? held?.Text(name)) is { } text && DateTimeOffset.TryParse(text, out var time) ? time : null;

    static void SetRequester(Call call, JsonObject record, JsonObject body)
    {
        if (body.Text("email") is { } email)
            record["requester_id"] = call.Tenant.PersonByEmail(email)!.Number("id");
        record.Remove("email");
    }
}
