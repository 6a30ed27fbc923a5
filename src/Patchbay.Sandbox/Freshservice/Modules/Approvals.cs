using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Modules;

/// <summary>Approvals and approval groups of tickets and changes. The API asks for and cancels approvals; it never gives one.</summary>
static class Approvals
{
    const int Cancelled = 3;

    static readonly string[] Statuses = ["requested", "approved", "rejected", "cancelled"];

    static readonly Fields Ask = Fields.Parse("approver_id*:@agents approval_type*:int(1|2|3|4) approval_group_id:int email_content");

    static readonly Fields NewGroup = Fields.Parse("name* approval_type*:int(1|2|3|4) notified_to*:@agents[] email_content");

    static readonly Fields ChangedGroup = Fields.Parse("name rule:int(1|2|3|4) approver_ids:@agents[] email_content status:int(3)");

    public static void MapAll(Routes routes) => routes.Add("GET", "/approvals", call =>
    {
        if (call.Query("parent") is not ("ticket" or "change"))
            throw Refusal.Field("parent", "It should be one of these values: 'ticket,change'", call.Query("parent") is null ? "missing_field" : "invalid_value");
        if (call.Query("approver_id") is null && call.Query("status") is null && call.Query("parent_id") is null && call.Query("delegatee_id") is null)
            throw Refusal.Field("approver_id", "One of approver_id, status, parent_id, delegatee_id is needed", "missing_field");
        var rows = call.Tenant[$"{call.Query("parent")}s/approvals"].Rows
            .Where(row => call.Query("approver_id") is not { } approver || row["approver_id"]!.ToString() == approver)
            .Where(row => call.Query("status") is not { } status || row["approval_status"]!["name"]!.ToString() == status || row["approval_status"]!["id"]!.ToString() == status)
            .Where(row => call.Query("parent_id") is not { } parent || row.Text("_scope") == parent)
            .Where(row => call.Query("level") is not { } level || row.Text("level") == level)
            .Where(_ => call.Query("delegatee_id") is null);
        return Replies.Found(call, "approvals", rows, total: true, show: row =>
        {
            var shown = row.Shown();
            shown["parent"] = call.Query("parent");
            shown["parent_id"] = long.Parse(row.Text("_scope")!);
            return shown;
        });
    });

    /// <param name="routes">Where to add them.</param>
    /// <param name="module">The parent's table and path: <c>tickets</c> or <c>changes</c>.</param>
    public static void Map(Routes routes, string module)
    {
        var (root, table) = ($"/{module}/{{parent_id}}", module + "/approvals");
        JsonObject Parent(Call call) => call.Find(module, "parent_id");
        IEnumerable<JsonObject> Of(Call call, string name) => call.Tenant[name].Rows.Where(row => row.Text("_scope") == Parent(call).Text("id"));
        JsonObject Single(Call call, string name) => Of(call, name).FirstOrDefault(row => row.Text("id") == call.Path("id")) ?? throw Refusal.NotFound;

        routes.Add("GET", root + "/approvals", call => Replies.List(call, "approvals", Of(call, table)));
        routes.Add("GET", root + "/approvals/{id}", call => Replies.One("approval", Single(call, table)));
        routes.Add("PUT", root + "/approvals/{id}", call => Cancel(call, Single(call, table)));
        routes.Add("PUT", root + "/approvals/{id}/remind", call => Replies.Empty(Single(call, table) is null ? 404 : 200));
        if (module == "tickets")
            routes.Add("POST", root + "/approvals", call => Request(call, Parent(call), table));
        routes.Add("GET", root + "/approval-groups", call => Replies.List(call, "approval_groups", Of(call, module + "/approval-groups")));
        routes.Add("POST", root + "/approval-groups", call => AddGroup(call, Parent(call), module));
        routes.Add("PUT", root + "/approval-groups/{id}", call => ChangeGroup(call, Single(call, module + "/approval-groups"), module));
        routes.Add("PUT", root + "/approval-chain-rule", call =>
        {
            Refusal.IfAny(Fields.Parse("rule*:int(1|2|3|4)").Problems(call, call.Body, isNew: true));
            Parent(call)["_chain_rule"] = call.Body["rule"]!.DeepClone();
            return Replies.One("approval_chain", new() { ["rule"] = call.Body["rule"]!.DeepClone(), ["status"] = Status(0) });
        });
    }

    public static JsonObject New(Tenant tenant, string table, long parent, long approver, long type, JsonObject? group, string? content)
    {
        var person = tenant.Agents.Find(approver)!;
        var approval = new JsonObject
        {
            ["id"] = tenant.NextId(), ["_scope"] = parent.ToString(), ["approver_id"] = approver, ["approver_name"] = Tenant.NameOf(person), ["approval_type"] = type, ["user_id"] = approver,
            ["user_name"] = Tenant.NameOf(person), ["level"] = 1, ["approval_status"] = Status(0),
            ["approval_group"] = group is null ? null : new JsonObject { ["id"] = group.Number("id"), ["name"] = group.Text("name"), ["rule"] = group.Number("rule") },
            ["delegatee"] = null, ["latest_remark"] = null, ["email_content"] = content, ["created_at"] = tenant.Now, ["updated_at"] = tenant.Now,
        };
        tenant[table].Rows.Add(approval);
        return approval;
    }

    static JsonObject Status(int id) => new() { ["id"] = id, ["name"] = Statuses[id] };

    static JsonAnswer Request(Call call, JsonObject parent, string table)
    {
        Refusal.IfAny(Ask.Problems(call, call.Body, isNew: true));
        var group = call.Body.Number("approval_group_id") is { } id
            ? call.Tenant["tickets/approval-groups"].Find(id) ?? throw Refusal.Field("approval_group_id", "There is no such approval group", "invalid_value") : null;
        var approval = New(call.Tenant, table, parent.Number("id")!.Value, call.Body.Number("approver_id")!.Value, call.Body.Number("approval_type")!.Value, group, call.Body.Text("email_content"));
        return new(201, new JsonObject { ["approvals"] = new JsonArray(approval.Shown()) });
    }

    static JsonAnswer Cancel(Call call, JsonObject approval)
    {
        Refusal.IfAny(Fields.Parse("approval_status*:{id*:int}").Problems(call, call.Body, isNew: true));
        if (call.Body["approval_status"]!["id"].Number() != Cancelled)
            throw Refusal.Field("approval_status", $"It should be one of these values: '{Cancelled}'", "invalid_value");
        approval["approval_status"] = Status(Cancelled);
        approval["updated_at"] = call.Now;
        return Replies.One("approval", approval);
    }

    static JsonAnswer AddGroup(Call call, JsonObject parent, string module)
    {
        Refusal.IfAny(NewGroup.Problems(call, call.Body, isNew: true));
        var group = new JsonObject
        {
            ["id"] = call.Tenant.NextId(), ["_scope"] = parent.Text("id"), ["name"] = call.Body.Text("name"), ["rule"] = call.Body.Number("approval_type"), ["level"] = 1, ["status"] = Status(0),
            ["created_at"] = call.Now, ["updated_at"] = call.Now,
        };
        call.Tenant[module + "/approval-groups"].Rows.Add(group);
        var approvals = call.Body.Items("notified_to").Select(agent => New(call.Tenant, module + "/approvals", parent.Number("id")!.Value, agent.Number()!.Value, group.Number("rule")!.Value, group, call.Body.Text("email_content"))).ToList();
        var shown = group.Shown();
        shown["approvals"] = Replies.Rows(approvals);
        return new(201, new JsonObject { ["approval_group"] = shown });
    }

    static JsonAnswer ChangeGroup(Call call, JsonObject group, string module)
    {
        Refusal.IfAny(ChangedGroup.Problems(call, call.Body, isNew: false));
        var mine = call.Tenant[module + "/approvals"].Rows.Where(row => row["approval_group"]?["id"].Number() == group.Number("id")).ToList();
        if (call.Body["status"] is not null)
        {
            group["status"] = Status(Cancelled);
            mine.ForEach(approval => approval["approval_status"] = Status(Cancelled));
        }

        foreach (var name in new[] { "name", "rule" })
            if (call.Body[name] is { } value)
                group[name] = value.DeepClone();
        foreach (var agent in call.Body.Items("approver_ids").Where(agent => mine.TrueForAll(approval => approval.Number("approver_id") != agent.Number())))
            New(call.Tenant, module + "/approvals", long.Parse(group.Text("_scope")!), agent.Number()!.Value, group.Number("rule")!.Value, group, null);
        group["updated_at"] = call.Now;
        return Replies.One("approval_group", group);
    }
}
