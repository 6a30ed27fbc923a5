using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>Changes, opened from a template, as JSON or as a form with files.</summary>
static class ChangeEndpoints
{
    static readonly HashSet<string> Keys = [.. ("change_template subject description requester created_by owner assignee agent_group change_type priority status impact urgency planned_change_start_date "
        + "planned_change_completion_date actual_change_start_date actual_change_completion_date change_start_date change_completion_date parent_change_id parent_display_id parent_request_type workspace_id "
        + "assets linked_requests attachments tags custom_fields template_fields notes conversation_info created_at updated_at external_id external_source external_system_entity_reference").Split(' ')];

    public static void Map(Routes routes)
    {
        routes.Add("POST", "/change-management/changes", call => call.Body.Json is JsonObject body ? Create(call, body, []) : Reply.Invalid("A JSON object is expected"));
        routes.Add("POST", "/change-management/changes/create-with-files", CreateWithFiles);
        routes.Add("GET", "/change-management/changes/{id}", call => With(call, Reply.Ok));
        routes.Add("PATCH", "/change-management/changes/{id}", call => With(call, change => Write(call, change, call.Members)));
        routes.Add("PUT", "/change-management/changes/{id}/trash", call => With(call, RequestEndpoints.Trash));
        routes.Add("POST", "/change-management/changes/{id}/notes", call => With(call, change => RequestEndpoints.AddNote(call, change)));
        routes.Add("GET", "/change-management/changes/{id}/notes", call => With(call, change => RequestEndpoints.Notes(call, change)));
        routes.Add("GET", "/change-management/changes/{id}/activity-notes", call => With(call, change => RequestEndpoints.Notes(call, change)));
        routes.Add("POST", "/workspaces/{workspace_id}/change-management/changes/list", List);
        routes.Add("GET", "/agent/change-management/change-templates", call => Reply.Page(call, call.Tenant.Templates.Where(
            template => call.Query("workspace_id") is null || template["workspace_id"]!.ToString() == call.Query("workspace_id")), pageRequired: false));
        routes.Add("GET", "/forms/changes", Form);
    }

    static JsonAnswer Form(Call call) => call.Query("change_id") is null && (call.Query("workspace_id") is null || call.Query("change_template_id") is null)
        ? Reply.Invalid("workspace_id with change_template_id, or change_id, is required")
        : Reply.Ok(new JsonObject { ["fields"] = new JsonArray([.. call.Tenant.ChangeFields.Select(field => field.DeepClone())]) });

    static JsonAnswer With(Call call, Func<JsonObject, JsonAnswer> then) =>
        call.Tenant.Changes.Find(change => change["display_id"]!.ToString() == call.Path("id")) is { } change && call.Sees(change) ? then(change) : Reply.NotFound("Change");

    static JsonAnswer List(Call call)
    {
        if (call.Query("filter_name") is null)
            return Reply.Invalid("Required request parameter 'filter_name' is not present");
        var (found, problem) = FilterArray.Apply(call.Tenant.Changes.Where(call.Sees), call.Body.Json, (change, attribute) => attribute switch
        {
            "status" => [change["status"]?["label"]?.ToString().ToUpperInvariant() ?? ""],
            "type" => [change["change_type"]?.ToString() ?? ""],
            "assignee_id" => change["assignee"] is { } assignee ? [assignee["id"]!.ToString()] : [],
            "created_at" => [change["created_at"]!.ToString()],
            _ => null,
        });
        return problem is not null ? Reply.Invalid(problem) : Reply.Page(call, found);
    }

    static JsonAnswer CreateWithFiles(Call call)
    {
        if (call.Body.Form is not { } form || !call.Body.IsMultipart)
            return Reply.Error(415, "UNSUPPORTED_MEDIA_TYPE", "multipart/form-data is expected");
        var body = new JsonObject();
        foreach (var (name, values) in form)
        {
            var key = name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;
            if (key == "data_json")
            {
                if (Parsed(values.ToString()) is not { } data)
                    return Reply.Invalid("data_json must be JSON text of an object");
                foreach (var (member, value) in data)
                    body[member] = value?.DeepClone();
            }
            else
            {
                body[key] = key is "linked_requests" or "assets" or "tags" ? new JsonArray([.. values.Select(Typed)]) : Typed(values[0]);
            }
        }

        return Create(call, body, [.. form.Files]);
    }

    static JsonObject? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static JsonNode? Typed(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);

    static JsonAnswer Create(Call call, JsonObject body, List<IFormFile> files)
    {
        if (body["change_template"] is not { } template || Tenant.Find(call.Tenant.Templates, template.ToString()) is null)
            return Reply.Invalid("change_template must be the id of a template");
        if (string.IsNullOrWhiteSpace(body["subject"]?.ToString()))
            return Reply.Invalid("subject is required");
        var change = new JsonObject
        {
            ["id"] = call.NextId, ["display_id"] = $"CHG-{call.Tenant.Changes.Count + 1}", ["status"] = new JsonObject { ["label"] = "Draft" }, ["is_trashed"] = false, ["created_at"] = call.Now,
            ["workspace_id"] = Tenant.Find(call.Tenant.Templates, template.ToString())!["workspace_id"]!.DeepClone(),
            ["attachments"] = new JsonArray([.. files.Select(file => new JsonObject { ["name"] = file.FileName, ["size"] = file.Length })]),
        };
        if (!call.Sees(change) || (body["workspace_id"] is { } workspace && workspace.ToString() != change["workspace_id"]!.ToString()))
            return Reply.NotFound("Change template");
        var answer = Write(call, change, body);
        if (answer.Status == 200)
            call.Tenant.Changes.Add(change);
        return answer;
    }

    static JsonAnswer Write(Call call, JsonObject change, JsonObject body)
    {
        if (body.FirstOrDefault(member => !Keys.Contains(member.Key)).Key is { } unknown)
            return Reply.Invalid($"Unknown field {unknown}");
        var fields = call.Tenant.ChangeFields;
        foreach (var key in new[] { "change_type", "priority", "impact", "status" })
            if (body[key] is { } choice && fields.Find(field => field["reference_key"]!.ToString() == key) is { } field && !FormFields.IsOption(field, choice.ToString()))
                return Reply.Invalid($"Invalid value for {field["display_name"]}: {choice}");
        if (FormFields.Problem(fields, body["template_fields"], all: false) is { } problem)
            return Reply.Invalid(problem);
        if ((body["linked_requests"] as JsonArray)?.FirstOrDefault(id => call.Tenant.Requests.TrueForAll(request => request["display_id"]!.ToString() != id!.ToString())) is { } missing)
            return Reply.Invalid($"linked_requests: no request {missing}");
        foreach (var (key, value) in body)
        {
            change[key] = key switch
            {
                "requester" or "assignee" or "owner" => call.Tenant.Person(value),
                "status" or "priority" => new JsonObject { ["label"] = value?.ToString() },
                "custom_fields" or "template_fields" => RequestEndpoints.Merged(change[key], value),
                "change_template" => new JsonObject { ["id"] = value?.DeepClone(), ["name"] = Tenant.Find(call.Tenant.Templates, value!.ToString())?["name"]?.DeepClone() },
                "attachments" when change[key] is JsonArray { Count: > 0 } => change[key]!.DeepClone(),
                _ => value?.DeepClone(),
            };
        }

        change["updated_at"] = call.Now;
        return Reply.Ok(change);
    }
}
