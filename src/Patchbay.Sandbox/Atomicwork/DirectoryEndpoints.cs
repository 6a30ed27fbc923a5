using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>Workspaces, people, forms, audit log, catalogue, tags and uploads.</summary>
static class DirectoryEndpoints
{
    const string InWorkspace = "/workspaces/{workspace_id}";

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/workspaces", call => Reply.Page(call, Found(call, call.Tenant.Workspaces, "name")));
        routes.Add("GET", "/workspaces/{id}", call => Tenant.Find(call.Tenant.Workspaces, call.Path("id")) is { } one ? Reply.Ok(one) : Reply.NotFound("Workspace"));
        routes.Add("GET", InWorkspace + "/members", call => Reply.Page(call, call.Tenant.Members.Where(call.Sees)));
        routes.Add("PUT", InWorkspace + "/members/{id}", SetRoles);
        routes.Add("GET", InWorkspace + "/agent-groups", call => Reply.Page(call, Found(call, call.Tenant.Groups.Where(call.Sees), "name")));
        routes.Add("GET", InWorkspace + "/catalogue/categories", call => Reply.Page(call, Found(call, call.Tenant.Categories.Where(call.Sees), "name")));
        routes.Add("GET", InWorkspace + "/catalogue/items", call => Reply.Page(call, Found(call, call.Tenant.Items.Where(call.Sees), "name")));
        routes.Add("GET", InWorkspace + "/service-catalog/{category_id}/items", call => Reply.Page(
            call, Found(call, call.Tenant.Items.Where(call.Sees).Where(item => item["category_id"]!.ToString() == call.Path("category_id")), "name")));
        routes.Add("GET", "/users/list", call => Reply.Page(call, Found(call, Present(call), "full_name", "email")));
        routes.Add("GET", "/users", call => Reply.Ok(new JsonArray([.. Found(call, Present(call), "full_name", "email").Select(user => user.DeepClone())])));
        routes.Add("GET", "/users/{id}", call => Tenant.Find(call.Tenant.Users, call.Path("id")) is { } user ? Reply.Ok(user) : Reply.NotFound("User"));
        routes.Add("GET", "/users/{email}/email-lookup", call =>
            call.Tenant.Users.Find(user => string.Equals(user["email"]!.ToString(), call.Path("email"), StringComparison.OrdinalIgnoreCase)) is { } user ? Reply.Ok(user) : Reply.NotFound("User"));
        routes.Add("POST", "/users", CreateUser);
        routes.Add("POST", "/audit-logs/list", call => Audit(call, call.Members));
        routes.Add("GET", "/audit-logs", call => Reply.TokenPage(Found(call, call.Tenant.Audit, "log_text"), call.Query("page"), call.Query("per_page"), call.Query("next_page_token")));
        routes.Add("GET", "/forms/requests", RequestForm);
        routes.Add("GET", "/forms/{entity_type}/{reference_key}/options", Options);
        routes.Add("GET", "/forms/{entity_type}/{reference_key}/entities", Entities);
        routes.Add("GET", "/tags", call => Reply.Page(call, Found(call, call.Tenant.Tags, "name")));
        routes.Add("POST", "/attachments", Upload);
    }

    static IEnumerable<JsonObject> Present(Call call) => call.Tenant.Users.Where(user => (user["is_deleted"]!.GetValue<bool>() ? "true" : "false") == (call.Query("is_deleted") ?? "false"));

    static IEnumerable<JsonObject> Found(Call call, IEnumerable<JsonObject> rows, params string[] members) => call.Query("search_key") is not { Length: > 0 } text ? rows
        : rows.Where(row => members.Any(member => row[member]?.ToString().Contains(text, StringComparison.OrdinalIgnoreCase) == true));

    static JsonAnswer SetRoles(Call call)
    {
        if (call.Tenant.Members.Where(call.Sees).FirstOrDefault(member => member["id"]!.ToString() == call.Path("id")) is not { } member)
            return Reply.NotFound("Member");
        if (call.Members["roles"] is not JsonArray roles)
            return Reply.Invalid("roles must be a list of role ids");
        member["roles"] = new JsonArray([.. roles.Select(role => new JsonObject { ["id"] = role?.DeepClone() })]);
        return Reply.Ok(member);
    }

    static JsonAnswer CreateUser(Call call)
    {
        if (string.IsNullOrWhiteSpace(call.Members["first_name"]?.ToString()) || call.Members["email"]?.ToString().Contains('@', StringComparison.Ordinal) != true)
            return Reply.Invalid("first_name and email are required");
        if (call.Tenant.Users.Exists(user => string.Equals(user["email"]!.ToString(), call.Members["email"]!.ToString(), StringComparison.OrdinalIgnoreCase)))
            return Reply.Invalid("A user with this email exists");
        var user = call.Members.DeepClone().AsObject();
        user["id"] = call.NextId;
        user["full_name"] = $"{user["first_name"]} {user["last_name"]}".Trim();
        user["is_deleted"] = false;
        call.Tenant.Users.Add(user);
        return Reply.Ok(user);
    }

    static JsonAnswer Audit(Call call, JsonObject body)
    {
        if (call.Body.Json is not JsonObject)
            return Reply.Invalid("An object with filters is expected");
        IEnumerable<JsonObject> rows = call.Tenant.Audit;
        if (body["search_key"]?.ToString() is { Length: > 0 } text)
            rows = rows.Where(row => row.ToJsonString().Contains(text, StringComparison.OrdinalIgnoreCase));
        var (found, problem) = FilterArray.Apply(rows, body["filters"] ?? new JsonArray(), (row, attribute) => attribute switch
        {
            "actor_id" => [row["actor"]!["id"]!.ToString()],
            "event_at" or "module" or "event_type" => [row[attribute]!.ToString()],
            _ => null,
        });
        return problem is not null ? Reply.Invalid(problem)
            : Reply.TokenPage(found, body["page"]?.ToString() ?? "1", body["per_page"]?.ToString(), body["next_page_token"]?.ToString());
    }

    static JsonAnswer RequestForm(Call call) =>
        (call.Query("workspace_id") is not null && call.Query("request_form_type") is not null) || call.Query("request_id") is not null
            || call.Query("service_item_ids") is not null || call.Query("catalog_item_ids") is not null
            ? Reply.Ok(new JsonObject { ["fields"] = new JsonArray([.. call.Tenant.RequestFields.Select(field => field.DeepClone())]) })
            : Reply.Invalid("One of workspace_id with request_form_type, request_id, service_item_ids or catalog_item_ids is required");

    static JsonAnswer Options(Call call)
    {
        var fields = call.Path("entity_type") == "CHANGE" ? call.Tenant.ChangeFields : call.Tenant.RequestFields;
        return fields.Find(field => field["reference_key"]!.ToString() == call.Path("reference_key"))?["options"] is JsonArray options
            ? Reply.Page(call, options.Select(option => option!.AsObject()))
            : Reply.NotFound("Field");
    }

    static JsonAnswer Entities(Call call) =>
        call.Query("workspace_id") is not null && call.Query("request_type") is not null || call.Query("request_id") is not null || call.Query("entity_id") is not null || call.Query("selected_option_ids") is not null
            ? Reply.Page(call, Found(call, Present(call), "full_name", "email").Select(user => (JsonObject)call.Tenant.Person(user["id"])!))
            : Reply.Invalid("workspace_id with request_type, request_id or entity ids are required");

    static JsonAnswer Upload(Call call)
    {
        if (call.Body.Form?.Files.GetFile("file") is not { } file)
            return Reply.Error(415, "UNSUPPORTED_MEDIA_TYPE", "multipart/form-data with a part 'file' is expected");
        var attachment = new JsonObject { ["id"] = call.NextId, ["name"] = file.FileName, ["content_type"] = file.ContentType, ["size"] = file.Length };
        call.Tenant.Attachments.Add(attachment);
        return Reply.Ok(attachment);
    }
}
