using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>Answers list, create, get, update and delete of a <see cref="Collection"/>.</summary>
sealed class CollectionEndpoints(Collection collection)
{
    public static void Map(Routes routes, params ReadOnlySpan<Collection> collections)
    {
        foreach (var collection in collections)
        {
            var endpoints = new CollectionEndpoints(collection);
            foreach (var verb in collection.Verbs.Split(' '))
            {
                _ = verb switch
                {
                    "list" => Add(routes, "GET", collection.Path, endpoints.List),
                    "create" => Add(routes, "POST", collection.Path, endpoints.Create),
                    "get" => Add(routes, "GET", collection.ItemPath, endpoints.Get),
                    "update" => Add(routes, "PUT", collection.ItemPath, endpoints.Update),
                    "delete" => Add(routes, "DELETE", collection.ItemPath, endpoints.Delete),
                    _ => throw new ArgumentException($"There is no verb '{verb}'.", nameof(collections)),
                };
            }

            if (collection.Restores)
                routes.Add("PUT", collection.ItemPath + "/restore", endpoints.Restore);
        }
    }

    static bool Add(Routes routes, string verb, string path, Func<Call, JsonAnswer> answer)
    {
        routes.Add(verb, path, answer);
        return true;
    }

    public JsonAnswer List(Call call)
    {
        var scope = Parents.Scope(call, collection.Path);
        var rows = call.Tenant[collection.Table].Rows.Where(row => (row.Text("_scope") ?? "") == scope);
        if (collection.ByWorkspace)
            rows = call.InWorkspace(rows);
        rows = collection.Where is { } where ? where(call, rows) : rows.Where(row => !row.Flag("deleted"));
        if (collection.Queried is { } fields && call.Query("query") is { } query)
            return Replies.Found(call, collection.Many, rows.Where(Condition.Quoted(query, fields(call), hasNotEqual: collection.HasNotEqual)), Row);
        return collection.HasMeta ? Replies.WithMeta(call, collection.Many, rows, Row) : Replies.List(call, collection.Many, rows, Row);
    }

    public JsonAnswer Get(Call call) => Answer(call, Find(call));

    public JsonAnswer Create(Call call)
    {
        var scope = Parents.Scope(call, collection.Path);
        var body = BodyOf(call);
        Judge(call, body, null);
        var record = new JsonObject { ["id"] = call.Tenant.IdFor(collection.Table) };
        record.Take(collection.Fields.Blank());
        record.Take(Json.Parse(collection.Extra));
        if (scope.Length > 0)
            record["_scope"] = scope;
        if (collection.ByWorkspace)
            record["workspace_id"] = call.WorkspaceOf(body);
        record["created_at"] = call.Now;
        Write(call, record, body, null);
        call.Tenant[collection.Table].Rows.Add(record);
        return Answer(call, record, collection.CreatedStatus).With("Location", $"{Replies.Origin(call)}{call.Http.Request.Path}/{record["id"]}");
    }

    public JsonAnswer Update(Call call)
    {
        var record = Find(call);
        var body = BodyOf(call);
        Judge(call, body, record);
        Write(call, record, body, record["custom_fields"]);
        return Answer(call, record);
    }

    public JsonAnswer Delete(Call call)
    {
        var record = Find(call);
        if (collection.Restores)
            record["deleted"] = true;
        else
            call.Tenant[collection.Table].Rows.Remove(record);
        return Replies.Empty(collection.DeletedStatus);
    }

    public JsonAnswer Restore(Call call)
    {
        Find(call)["deleted"] = false;
        return Replies.Empty(204);
    }

    public JsonObject Find(Call call)
    {
        var scope = Parents.Scope(call, collection.Path);
        var id = call.Path(collection.ItemPath[(collection.ItemPath.LastIndexOf('{') + 1)..].TrimEnd('}'));
        return call.Tenant[collection.Table].Find(id) is { } record && (record.Text("_scope") ?? "") == scope && call.Sees(record) ? record : throw Refusal.NotFound;
    }

    JsonObject BodyOf(Call call)
    {
        if (collection.Wrap is not { } wrap)
            return call.Body;
        Refusal.IfAny([.. call.Body.Where(member => member.Key != wrap).Select(member => Refusal.Problem(member.Key, "Unexpected/invalid field in request", "invalid_field"))]);
        return call.Body[wrap] as JsonObject ?? throw Refusal.Field(wrap, "It should not be blank as this is a mandatory field", "missing_field");
    }

    void Judge(Call call, JsonObject body, JsonObject? held)
    {
        var problems = collection.Fields.Problems(call, body, held is null);
        problems.AddRange(Attachments.Problems(call));
        if (collection.Form is { } form)
            problems.AddRange(CustomFields.Problems(call, form, held?.Number("workspace_id") ?? (collection.ByWorkspace && problems.Count == 0 ? call.WorkspaceOf(body) : null), body, held is null ? null : held["custom_fields"] as JsonObject ?? []));
        if (problems.Count == 0 && collection.Check is { } check)
            problems.AddRange(check(call, body, held));
        Refusal.IfAny(problems);
        if (collection.Unique is { } unique && body[unique] is { } value
            && call.Tenant[collection.Table].Rows.Exists(row => row != held && string.Equals(row.Text(unique), value.ToString(), StringComparison.OrdinalIgnoreCase)))
            throw Refusal.Duplicate(unique);
    }

    void Write(Call call, JsonObject record, JsonObject body, JsonNode? customFields)
    {
        record.Take(body);
        if (collection.Form is { } form)
            record["custom_fields"] = CustomFields.Merged(call, form, record.Number("workspace_id"), customFields, body["custom_fields"]);
        if (record.ContainsKey("description") && collection.Fields.Has("description") && record.ContainsKey("description_text"))
            record["description_text"] = Json.Plain(record.Text("description"));
        foreach (var file in Attachments.Keep(call))
        {
            if (record["attachments"] is not JsonArray files)
                record["attachments"] = files = [];
            files.Add(file);
        }

        record["updated_at"] = call.Now;
        collection.After?.Invoke(call, record, body);
    }

    JsonAnswer Answer(Call call, JsonObject record, int status = 200) => Replies.One(collection.One, collection.Show is { } show ? show(call, record) : record, status);

    JsonObject Row(JsonObject record) => record.Without(collection.Heavy);
}
