using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.People;

/// <summary>Agents: who helps.</summary>
static class Agents
{
    const string Table = "agents";

    static readonly Fields Body = Fields.Parse("first_name* last_name email*:email occasional:bool job_title " + PeopleLists.SharedFields
        + " scoreboard_level_id:int signature roles*:{role_id*:@roles assignment_scope*:str(entire_helpdesk|member_groups|specified_groups|assigned_items) groups:@groups[] workspace_id:@workspaces}[] "
        + "member_of:@groups[] observer_of:@groups[] workspace_ids:@workspaces[]");

    static readonly Dictionary<string, QueryField> Queried = PeopleLists.Queried("email");

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/agents", List);
        routes.Add("GET", "/agents/me", call => Replies.One("agent", call.Caller.Agent));
        routes.Add("POST", "/agents", Create);
        routes.Add("GET", "/agents/{id}", call => Replies.One("agent", call.Find(Table)));
        routes.Add("PUT", "/agents/{id}", Update);
        routes.Add("DELETE", "/agents/{id}", call => Activate(call, false));
        routes.Add("PUT", "/agents/{id}/reactivate", call => Activate(call, true));
        routes.Add("DELETE", "/agents/{id}/forget", call =>
        {
            call.Tenant.Agents.Rows.Remove(call.Find(Table));
            return Replies.Empty(204);
        });
        routes.Add("PUT", "/agents/{id}/convert_to_requester", Convert);
    }

    public static JsonObject New(Tenant tenant, JsonObject body)
    {
        var agent = new JsonObject { ["id"] = tenant.NextId() };
        agent.Take(Body.Blank());
        agent.Take(Json.Parse("""
            {"active":true,"time_zone":"Eastern Time (US & Canada)","time_format":"12h","language":"en","scoreboard_points":0,"member_of_pending_approval":[],"observer_of_pending_approval":[],"last_login_at":null,
             "last_active_at":null,"has_logged_in":false,"api_key_enabled":true,"external_id":null,"auto_assign_tickets":true,"auto_assign_status_changed_at":null,"vip_user":false,"custom_fields":{}}
            """));
        agent["workspace_ids"] = new JsonArray(Tenant.PrimaryWorkspace);
        agent.Take(body);
        (agent["created_at"], agent["updated_at"]) = (tenant.Now, tenant.Now);
        return agent;
    }

    static JsonAnswer List(Call call)
    {
        var rows = call.Tenant.Agents.Rows.AsEnumerable();
        rows = call.Query("state") switch
        {
            null => rows,
            "fulltime" => rows.Where(row => !row.Flag("occasional")),
            "occasional" => rows.Where(row => row.Flag("occasional")),
            _ => throw Refusal.Field("state", "It should be one of these values: 'fulltime,occasional'", "invalid_value"),
        };
        return PeopleLists.List(call, Table, rows, Queried, "email");
    }

    static JsonAnswer Create(Call call)
    {
        Judge(call, null);
        var agent = New(call.Tenant, call.Body);
        call.Tenant.Agents.Rows.Add(agent);
        return Replies.Created(call, "agent", agent);
    }

    static JsonAnswer Update(Call call)
    {
        var agent = call.Find(Table);
        Judge(call, agent);
        agent.Take(call.Body);
        agent["updated_at"] = call.Now;
        return Replies.One("agent", agent);
    }

    static void Judge(Call call, JsonObject? held)
    {
        Refusal.IfAny(Body.Problems(call, call.Body, held is null));
        if (call.Body.Text("email") is { } email && call.Tenant.PersonByEmail(email) is { } other && other != held)
            throw Refusal.Duplicate("email");
    }

    static JsonAnswer Activate(Call call, bool active)
    {
        var agent = call.Find(Table);
        agent["active"] = active;
        agent["updated_at"] = call.Now;
        return Replies.One("agent", agent);
    }

    static JsonAnswer Convert(Call call)
    {
        var agent = call.Find(Table);
        call.Tenant.Agents.Rows.Remove(agent);
        var requester = Requesters.New(call.Tenant, new() { ["first_name"] = agent.Text("first_name"), ["last_name"] = agent.Text("last_name"), ["primary_email"] = agent.Text("email") });
        requester["id"] = agent.Number("id");
        call.Tenant.Requesters.Rows.Add(requester);
        return Replies.One("requester", requester);
    }
}
