using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Modules;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>Software with its users and installations. The API calls it application, and wraps bodies in that.</summary>
static class Software
{
    const string Table = "applications";

    static readonly Collection Applications = new("/applications", "application", "application", // a list has the singular too
        "name* description application_type:str(desktop|saas|mobile) status:str(blacklisted|ignored|managed) publisher_id:@vendors managed_by_id:@agents notes category source workspace_id+:int")
    {
        ByWorkspace = true, Wrap = "application", Unique = "name", Extra = """{"user_count":0,"installation_count":0}""",
        After = (_, record, _) => record["application_type"] ??= "desktop",
    };

    static readonly Collection Installations = new("/applications/{parent_id}/installations", "installation", "installations", "installation_machine_id*:@assets installation_path version installation_date:dt")
    {
        Verbs = "list create", Extra = """{"user_id":null,"department_id":null}""",
        After = (call, record, _) => record["user_id"] = call.Tenant.Assets.Find(record.Number("installation_machine_id"))!["user_id"]?.DeepClone(),
    };

    static readonly Collection Licenses = new("/applications/{parent_id}/licenses", "license", "licenses") { Verbs = "list" };

    static readonly Fields User = Fields.Parse("user_id*:@users license_id:int allocated_date:date first_used:date last_used:date source");

    public static void Map(Routes routes)
    {
        CollectionEndpoints.Map(routes, Applications, Installations, Licenses);
        MoveWorkspace.Map(routes, "/applications/{id}", "application", call => call.Find(Table), ("agent_id", "managed_by_id"));
        routes.Add("DELETE", "/applications", DeleteMany);
        routes.Add("DELETE", "/applications/{parent_id}/installations", call => Remove(call, "applications/installations", "installation_machine_id", "device_ids"));
        routes.Add("GET", "/applications/{parent_id}/users", call => Replies.List(call, "application_users", Users(call)));
        routes.Add("GET", "/applications/{parent_id}/users/{id}", call => Replies.One("application_user", Users(call).FirstOrDefault(row => row.Text("id") == call.Path("id")) ?? throw Refusal.NotFound));
        routes.Add("POST", "/applications/{parent_id}/users", call => Write(call, isNew: true));
        routes.Add("PUT", "/applications/{parent_id}/users", call => Write(call, isNew: false));
        routes.Add("DELETE", "/applications/{parent_id}/users", call => Remove(call, "applications/users", "user_id", "user_ids"));
    }

    static IEnumerable<JsonObject> Users(Call call)
    {
        var application = call.Find(Table, "parent_id").Text("id");
        return call.Tenant["applications/users"].Rows.Where(row => row.Text("_scope") == application);
    }

    static string[] Ids(Call call, string parameter) =>
        call.Query(parameter)?.Split(',', StringSplitOptions.TrimEntries) ?? throw Refusal.Field(parameter, "It should not be blank as this is a mandatory field", "missing_field");

    /// <summary>All or, told one by one, only those that there are.</summary>
    static JsonAnswer DeleteMany(Call call)
    {
        var results = new JsonArray();
        var all = true;
        foreach (var id in Ids(call, "ids"))
        {
            var application = call.Tenant[Table].Find(id);
            var found = application is not null && call.Tenant[Table].Rows.Remove(application);
            all &= found;
            var result = new JsonObject { ["id"] = id, ["http_code"] = found ? 204 : 404 };
            if (!found)
                result["error"] = new JsonObject { ["code"] = "invalid_id", ["field"] = "id", ["message"] = "There is no such application", ["http_code"] = 404 };
            results.Add(result);
        }

        return all ? Replies.Empty(204) : new(207, results);
    }

    static JsonAnswer Remove(Call call, string table, string member, string parameter)
    {
        var application = call.Find(Table, "parent_id").Text("id");
        var ids = Ids(call, parameter);
        call.Tenant[table].Rows.RemoveAll(row => row.Text("_scope") == application && ids.Contains(row.Text(member)));
        return Replies.Empty(204);
    }

    static JsonAnswer Write(Call call, bool isNew)
    {
        var held = Users(call).ToList();
        var application = call.Path("parent_id");
        if (call.Body["application_users"] is not JsonArray { Count: > 0 } sent || !sent.All(one => one is JsonObject))
            throw Refusal.Field("application_users", "It should be a/an Array", "missing_field");
        Refusal.IfAny([.. sent.SelectMany(one => User.Problems(call, one!.AsObject(), isNew: true))]);
        var written = new List<JsonObject>();
        foreach (var one in sent.Select(one => one!.AsObject()))
        {
            var user = held.Find(row => row.Number("user_id") == one.Number("user_id"));
            if (user is null && !isNew)
                throw Refusal.Field("user_id", $"The application has no user {one["user_id"]}", "invalid_value");
            if (user is null)
            {
                user = new() { ["id"] = call.Tenant.NextId(), ["_scope"] = application, ["created_at"] = call.Now };
                user.Take(User.Blank());
                call.Tenant["applications/users"].Rows.Add(user);
            }

            user.Take(one);
            user["updated_at"] = call.Now;
            written.Add(user);
        }

        return new(isNew ? 201 : 200, new JsonObject { ["application_users"] = Replies.Rows(written) });
    }
}
