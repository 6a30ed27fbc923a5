using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>Requests with their notes.</summary>
static class RequestEndpoints
{
    /// <summary>Every key the product takes in a request's body.</summary>
    static readonly HashSet<string> Keys = [.. ("request_type request_source subject description email_content plain_text_description_override status priority agent_group assignee "
        + "requester workspace_id parent_request_id tags attachments cc_emails bcc_emails to_email custom_fields notes conversation_info request_created_from external_id external_source "
        + "created_at updated_at resolution_time first_response_time first_response_due_time resolution_due_time closed_status_at assets impact urgency category subcategory item_id item_fields").Split(' ')];

    static readonly HashSet<string> NoteKeys = [.. ("description is_private user_id mentions source type attachments cc_emails bcc_emails is_broadcast conversation_id external_id "
        + "external_source_type email_content event_created_at").Split(' ')];

    static readonly string[] Statuses = ["Open", "In Progress", "Resolved", "Closed"];

    public static readonly string[] Priorities = ["Low", "Medium", "High", "Critical"];

    public static void Map(Routes routes)
    {
        routes.Add("POST", "/workspaces/{workspace_id}/requests/list", List);
        routes.Add("POST", "/requests/list", List);
        routes.Add("POST", "/requests", Create);
        routes.Add("POST", "/problems", CreateProblem);
        routes.Add("GET", "/requests/{id}", call => With(call, Reply.Ok));
        routes.Add("PATCH", "/requests/{id}", call => With(call, record => Write(call, record, call.Members, isNew: false)));
        routes.Add("PUT", "/requests/{id}/trash", call => With(call, record => Trash(record)));
        routes.Add("POST", "/requests/{id}/notes", call => With(call, record => AddNote(call, record)));
        routes.Add("GET", "/requests/{id}/notes", call => With(call, record => Notes(call, record)));
        routes.Add("GET", "/requests/{id}/activity-notes", call => With(call, record => Notes(call, record)));
        routes.Add("GET", "/workspaces/{workspace_id}/requests/impact-options", _ => Reply.Ok(new JsonArray("Low", "Medium", "High")));
        routes.Add("GET", "/views/REQUEST", _ => Reply.Ok(new JsonArray(new JsonObject { ["name"] = "all" }, new JsonObject { ["name"] = "open" })));
    }

    public static JsonAnswer AddNote(Call call, JsonObject record)
    {
        if (call.Members.FirstOrDefault(member => !NoteKeys.Contains(member.Key)).Key is { } unknown)
            return Reply.Invalid($"Unknown field {unknown}");
        if (call.Members["description"] is not JsonValue description || description.ToString().Length == 0)
            return Reply.Invalid("description is required");
        if (call.Members["is_private"] is { } flag && flag.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            return Reply.Invalid("is_private must be a boolean");
        var note = new JsonObject
        {
            ["id"] = call.NextId, ["type"] = "NOTE", ["description"] = description.ToString(), ["is_private"] = (bool?)call.Members["is_private"] ?? false,
            ["source"] = "API", ["created_by"] = call.Tenant.Person(call.Members["user_id"] ?? call.Tenant.Users[0]["id"]), ["created_at"] = call.Now,
        };
        call.Tenant.NotesOf(record).Insert(0, note);
        return Reply.Ok(note);
    }

    public static JsonAnswer Notes(Call call, JsonObject record) =>
        Reply.TokenPage(call.Tenant.NotesOf(record), call.Query("page"), call.Query("per_page"), call.Query("next_page_token"));

    public static JsonAnswer Trash(JsonObject record)
    {
        record["is_trashed"] = true;
        return Reply.Done;
    }

    static JsonAnswer With(Call call, Func<JsonObject, JsonAnswer> then) =>
        Tenant.Find(call.Tenant.Requests.Concat(call.Tenant.Problems), call.Path("id")) is { } record && call.Sees(record) ? then(record) : Reply.NotFound("Request");

    static JsonAnswer List(Call call)
    {
        if (call.Query("filter_name") is null)
            return Reply.Invalid("Required request parameter 'filter_name' is not present");
        if (call.Workspace is { } workspace && Tenant.Find(call.Tenant.Workspaces, workspace) is null)
            return Reply.NotFound("Workspace");
        var rows = call.Tenant.Requests.Where(call.Sees).Where(record => record["is_trashed"]?.GetValue<bool>() != true).Reverse();
        var (found, problem) = FilterArray.Apply(rows, call.Body.Json, Value);
        return problem is not null ? Reply.Invalid(problem) : Reply.Page(call, found);
    }

    static IReadOnlyList<string>? Value(JsonObject record, string attribute) => attribute switch
    {
        "status" => [record["status"]!["label"]!.ToString().ToUpperInvariant().Replace(' ', '_'), record["status"]!["label"]!.ToString()],
        "priority" => [record["priority"]!["label"]!.ToString()],
        "type" => [record["request_type"]!.ToString() is "REQUEST" ? "GENERAL_REQUEST" : record["request_type"]!.ToString()],
        "assignee_id" or "assignee" => record["assignee"] is { } assignee ? [assignee["id"]!.ToString()] : [],
        "requester_id" => record["requester"] is { } requester ? [requester["id"]!.ToString()] : [],
        "subject" or "created_at" or "updated_at" or "display_id" => [record[attribute]!.ToString()],
        "tags" => [.. record["tags"]!.AsArray().Select(tag => tag!.ToString())],
        _ => null,
    };

    static JsonAnswer Create(Call call) => New(call, call.Tenant.Requests, "REQ", "REQUEST");

    static JsonAnswer CreateProblem(Call call) => New(call, call.Tenant.Problems, "PRB", "PROBLEM");

    static JsonAnswer New(Call call, List<JsonObject> records, string prefix, string type)
    {
        var workspace = call.Members["workspace_id"]?.ToString() ?? call.Workspace;
        if (workspace is null || Tenant.Find(call.Tenant.Workspaces, workspace) is null || (call.Workspace is { } named && named != workspace))
            return Reply.NotFound("Workspace");
        if (string.IsNullOrWhiteSpace(call.Members["subject"]?.ToString()))
            return Reply.Invalid("subject is required");
        var record = new JsonObject
        {
            ["id"] = call.NextId, ["display_id"] = $"{prefix}-{records.Count + 1}", ["subject"] = "", ["description"] = "", ["request_type"] = type,
            ["status"] = new JsonObject { ["label"] = "Open" }, ["priority"] = new JsonObject { ["label"] = "Medium" }, ["requester"] = null, ["assignee"] = null,
            ["workspace_id"] = int.Parse(workspace, System.Globalization.CultureInfo.InvariantCulture), ["tags"] = new JsonArray(), ["assets"] = new JsonArray(), ["custom_fields"] = new JsonObject(), ["created_at"] = call.Now,
            ["is_trashed"] = false,
        };
        var answer = Write(call, record, call.Members, isNew: true);
        if (answer.Status == 200)
            records.Add(record);
        return answer;
    }

    static JsonAnswer Write(Call call, JsonObject record, JsonObject body, bool isNew)
    {
        if (body.FirstOrDefault(member => !Keys.Contains(member.Key)).Key is { } unknown)
            return Reply.Invalid($"Unknown field {unknown}");
        if (body["status"] is { } status && !Statuses.Contains(status.ToString(), StringComparer.OrdinalIgnoreCase))
            return Reply.Invalid($"Invalid status {status}; allowed: {string.Join(", ", Statuses)}");
        if (body["priority"] is { } priority && !Priorities.Contains(priority.ToString(), StringComparer.OrdinalIgnoreCase))
            return Reply.Invalid($"Invalid priority {priority}; allowed: {string.Join(", ", Priorities)}");
        foreach (var key in new[] { "requester", "assignee" })
            if (body[key] is { } person && (person.GetValueKind() != JsonValueKind.Number || call.Tenant.Person(person) is null))
                return Reply.Invalid($"{key}: no user {person}");
        if (FormFields.Problem(call.Tenant.RequestFields.Where(field => field["field_classification"]!.ToString() == "CUSTOM"), body["custom_fields"], isNew) is { } problem)
            return Reply.Invalid(problem);
        foreach (var (key, value) in body)
        {
            record[key] = key switch
            {
                "status" or "priority" => new JsonObject { ["label"] = (key == "status" ? Statuses : Priorities).First(option => string.Equals(option, value!.ToString(), StringComparison.OrdinalIgnoreCase)) },
                "requester" or "assignee" => call.Tenant.Person(value),
                "custom_fields" => Merged(record[key], value),
                _ => value?.DeepClone(),
            };
        }

        record["updated_at"] = call.Now;
        return Reply.Ok(record);
    }

    public static JsonObject Merged(JsonNode? held, JsonNode? sent)
    {
        var merged = held?.DeepClone() as JsonObject ?? [];
        foreach (var (key, value) in sent as JsonObject ?? [])
            merged[key] = value?.DeepClone();
        return merged;
    }
}
