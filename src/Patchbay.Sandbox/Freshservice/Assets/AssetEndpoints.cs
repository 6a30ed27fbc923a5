using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Collections;
using Patchbay.Sandbox.Freshservice.Modules;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Assets;

/// <summary>Assets, which paths name by <c>display_id</c>, and their types.</summary>
static class AssetEndpoints
{
    static readonly Fields Body = Fields.Parse("name* asset_type_id*:@asset_types description asset_tag impact:str(low|medium|high) usage_type:str(permanent|loaner) user_id:@users location_id:@locations "
        + "department_id:@departments agent_id:@agents group_id:@groups assigned_on:dt workspace_id+:int type_fields:obj");

    static readonly Collection Types = new("/asset_types", "asset_type", "asset_types", "name* description parent_asset_type_id+:@asset_types visible:bool") { Unique = "name" };

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/assets", AssetLists.List);
        routes.Add("POST", "/assets", Create);
        routes.Add("GET", "/assets/{display_id}", call => Replies.One("asset", AssetLists.Shape(call)(Find(call))));
        routes.Add("PUT", "/assets/{display_id}", Update);
        routes.Add("DELETE", "/assets/{display_id}", call => Trash(Find(call), true));
        routes.Add("PUT", "/assets/{display_id}/restore", call => Trash(Find(call), false));
        routes.Add("PUT", "/assets/{display_id}/delete_forever", call =>
        {
            var asset = Find(call);
            if (!asset.Flag("_trashed"))
                throw Refusal.NotFound;
            call.Tenant.Assets.Rows.Remove(asset);
            return Replies.Empty(204);
        });
        routes.Add("GET", "/assets/{display_id}/requests", call => Replies.List(call, "requests", Requests(call)));
        routes.Add("GET", "/assets/{display_id}/contracts", call => Replies.List(call, "contracts", Contracts(call)));
        routes.Add("GET", "/assets/{display_id}/applications", call => Replies.List(call, "applications", Applications(call)));
        routes.Add("GET", "/assets/{display_id}/assignment-history", call => Replies.List(call, "assignment_history", History(call.Tenant, "_asset", Find(call).Number("display_id"))));
        routes.Add("GET", "/users/{id}/assignment-history", call => Replies.List(call, "assignment_history", call.Tenant.Person(long.TryParse(call.Path("id"), out var id) ? id : null) is null ? throw Refusal.NotFound : History(call.Tenant, "user_id", id)));
        routes.Add("GET", "/asset_types/{id}/fields", call => new(200, new JsonObject { ["asset_type_fields"] = AssetTypes.Grouped(call.Tenant, call.Find("asset_types").Number("id")!.Value) }));
        MoveWorkspace.Map(routes, "/assets/{display_id}", "asset", Find, ("agent_id", "agent_id"));
        CollectionEndpoints.Map(routes, Types);
        Components.Map(routes);
        Relationships.Map(routes);
    }

    public static JsonObject Find(Call call) => call.Find("assets", "display_id");

    /// <summary>An asset with every member, its type fields empty.</summary>
    public static JsonObject Blank(Tenant tenant, long type)
    {
        var asset = new JsonObject { ["id"] = tenant.NextId(), ["display_id"] = tenant.Assets.TakeNumber() };
        asset.Take(Body.Blank());
        asset["impact"] = "low";
        asset["usage_type"] = "permanent";
        asset["author_type"] = "User";
        asset["workspace_id"] = Tenant.PrimaryWorkspace;
        asset["sources"] = new JsonArray("API");
        (asset["created_by_source"], asset["last_updated_by_source"]) = ("API", "API");
        (asset["created_by_user"], asset["last_updated_by_user"]) = (null, null);
        var fields = new JsonObject();
        foreach (var field in AssetTypes.FieldsOf(tenant, type))
            fields[field.Text("name")!] = null;
        asset["type_fields"] = fields;
        (asset["created_at"], asset["updated_at"]) = (tenant.Now, tenant.Now);
        return asset;
    }

    static JsonAnswer Create(Call call)
    {
        Judge(call, null);
        var asset = Blank(call.Tenant, call.Body.Number("asset_type_id")!.Value);
        asset["workspace_id"] = call.WorkspaceOf(call.Body);
        asset["created_by_user"] = call.Caller.Id;
        call.Tenant.Assets.Rows.Add(asset);
        Write(call, asset);
        return Replies.Created(call, "asset", asset, key: "display_id");
    }

    static JsonAnswer Update(Call call)
    {
        var asset = Find(call);
        Judge(call, asset);
        Write(call, asset);
        return Replies.One("asset", asset);
    }

    static void Judge(Call call, JsonObject? held)
    {
        var problems = Body.Problems(call, call.Body, held is null);
        if (problems.Count == 0 && (call.Body.Number("asset_type_id") ?? held?.Number("asset_type_id")) is { } type)
            problems.AddRange(AssetTypes.Problems(call, type, call.Body["type_fields"] as JsonObject ?? [], held is null));
        Refusal.IfAny(problems);
        if (call.Body.Text("asset_tag") is { } tag && call.Tenant.Assets.Rows.Exists(row => row != held && row.Text("asset_tag") == tag))
            throw Refusal.Duplicate("asset_tag");
    }

    static void Write(Call call, JsonObject asset)
    {
        var user = asset.Number("user_id");
        foreach (var (name, value) in call.Body)
            if (name is not ("type_fields" or "workspace_id"))
                asset[name] = value?.DeepClone();
        asset["type_fields"]!.AsObject().Take(call.Body["type_fields"] as JsonObject ?? []);
        if (asset.Number("user_id") != user)
            Assign(call, asset, user);
        asset["last_updated_by_user"] = call.Caller.Id;
        asset["updated_at"] = call.Now;
    }

    static void Assign(Call call, JsonObject asset, long? from)
    {
        var history = call.Tenant["assignment-history"].Rows;
        var (by, name) = (call.Caller.Id, Tenant.NameOf(call.Caller.Agent));
        if (history.FindLast(row => row.Number("_asset") == asset.Number("display_id") && row.Number("user_id") == from && row["unassigned_on"] is null) is { } last)
            last.Take(new() { ["unassigned_on"] = call.Now, ["unassigned_by"] = by, ["unassigned_by_name"] = name, ["updated_at"] = call.Now });
        if (asset.Number("user_id") is not { } to)
            return;
        asset["assigned_on"] = call.Body["assigned_on"]?.DeepClone() ?? call.Now;
        history.Add(new()
        {
            ["id"] = call.Tenant.NextId(), ["_asset"] = asset.Number("display_id"), ["user_id"] = to, ["user_name"] = Tenant.NameOf(call.Tenant.Person(to)!), ["assigned_on"] = call.Now, ["assigned_by"] = by,
            ["assigned_by_name"] = name, ["unassigned_on"] = null, ["unassigned_by"] = null, ["unassigned_by_name"] = null, ["created_at"] = call.Now, ["updated_at"] = call.Now,
        });
    }

    static JsonAnswer Trash(JsonObject asset, bool trashed)
    {
        asset["_trashed"] = trashed;
        return Replies.Empty(204);
    }

    static IEnumerable<JsonObject> History(Tenant tenant, string member, long? key) => tenant["assignment-history"].Rows.Where(row => row.Number(member) == key).Reverse();

    static IEnumerable<JsonObject> Requests(Call call)
    {
        var asset = Find(call).Number("display_id");
        return call.Tenant.Tickets.Rows.Where(call.Sees).Where(ticket => ticket.Items("_assets").Any(one => one["display_id"].Number() == asset)).Select(ticket => new JsonObject
        {
            ["id"] = ticket.Number("id"), ["request_type"] = ticket.Text("type"), ["request_id"] = $"#{(ticket.Text("type") == "Service Request" ? "SR" : "INC")}-{ticket["id"]}", ["request_details"] = ticket.Text("subject"),
            ["request_status"] = ticket.Number("status"), ["created_at"] = ticket.Text("created_at"), ["updated_at"] = ticket.Text("updated_at"),
        });
    }

    static IEnumerable<JsonObject> Contracts(Call call)
    {
        var asset = Find(call).Number("display_id");
        return call.Tenant["contracts"].Rows.Where(contract => contract.Items("associated_asset_ids").Any(id => id.Number() == asset)).Select(contract => new JsonObject
        {
            ["id"] = contract.Number("id"), ["contract_id"] = contract.Text("contract_number"), ["contract_name"] = contract.Text("name"), ["contract_status"] = contract.Text("status"),
            ["contract_type"] = call.Tenant["contract_types"].Find(contract.Number("contract_type_id"))?.Text("name"),
        });
    }

    static IEnumerable<JsonObject> Applications(Call call)
    {
        var asset = Find(call).Text("display_id");
        var ids = call.Tenant["applications/installations"].Rows.Where(row => row.Text("installation_machine_id") == asset).Select(row => row.Text("_scope")).ToHashSet();
        return call.Tenant["applications"].Rows.Where(application => ids.Contains(application.Text("id")));
    }
}
