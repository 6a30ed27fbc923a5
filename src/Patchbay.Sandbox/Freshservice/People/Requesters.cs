using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.People;

/// <summary>Requesters: who asks for help. A deleted one is deactivated; a forgotten one is gone.</summary>
static class Requesters
{
    const string Table = "requesters";

    static readonly Fields Body = Fields.Parse("first_name* last_name job_title primary_email:email secondary_emails:email[] " + PeopleLists.SharedFields);

    static readonly Dictionary<string, QueryField> Queried = PeopleLists.Queried("primary_email");

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/requesters", List);
        routes.Add("POST", "/requesters", Create);
        routes.Add("GET", "/requesters/{id}", call => Replies.One("requester", call.Find(Table)));
        routes.Add("PUT", "/requesters/{id}", Update);
        routes.Add("DELETE", "/requesters/{id}", call => Activate(call, false));
        routes.Add("PUT", "/requesters/{id}/reactivate", call =>
        {
            Activate(call, true);
            return Replies.One("requester", call.Find(Table));
        });
        routes.Add("DELETE", "/requesters/{id}/forget", call =>
        {
            call.Tenant.Requesters.Rows.Remove(call.Find(Table));
            return Replies.Empty(204);
        });
        routes.Add("PUT", "/requesters/{id}/convert_to_agent", Convert);
        routes.Add("PUT", "/requesters/{id}/merge", Merge);
    }

    /// <summary>A requester as a form with only these members makes it.</summary>
    public static JsonObject New(Tenant tenant, JsonObject body)
    {
        var requester = new JsonObject { ["id"] = tenant.NextId(), ["is_agent"] = false };
        requester.Take(Body.Blank());
        requester.Take(Json.Parse("""{"time_zone":"Eastern Time (US & Canada)","time_format":"12h","language":"en","active":true,"has_logged_in":false,"vip_user":false,"external_id":null}"""));
        requester["custom_fields"] = new JsonObject();
        foreach (var field in CustomFields.Of(tenant, Table, null))
            requester["custom_fields"]![field.Text("name")!] = null;
        requester.Take(body);
        (requester["created_at"], requester["updated_at"]) = (tenant.Now, tenant.Now);
        return requester;
    }

    static JsonAnswer List(Call call)
    {
        var rows = call.Tenant.Requesters.Rows.AsEnumerable();
        if (call.Query("include_agents") == "true")
            rows = rows.Concat(call.Tenant.Agents.Rows.Select(PeopleLists.AgentAsRequester));
        return PeopleLists.List(call, Table, rows, Queried, "primary_email");
    }

    static JsonAnswer Create(Call call)
    {
        Judge(call, null);
        var requester = New(call.Tenant, call.Body);
        call.Tenant.Requesters.Rows.Add(requester);
        return Replies.Created(call, "requester", requester);
    }

    static JsonAnswer Update(Call call)
    {
        var requester = call.Find(Table);
        Judge(call, requester);
        // Left out, the flag falls back to false.
        requester["can_see_all_tickets_from_associated_departments"] = false;
        var custom = CustomFields.Merged(call, Table, null, requester["custom_fields"], call.Body["custom_fields"]);
        requester.Take(call.Body);
        requester["custom_fields"] = custom;
        requester["updated_at"] = call.Now;
        return Replies.One("requester", requester);
    }

    static void Judge(Call call, JsonObject? held)
    {
        var problems = Body.Problems(call, call.Body, held is null);
        problems.AddRange(CustomFields.Problems(call, Table, null, call.Body, held is null ? null : held["custom_fields"] as JsonObject ?? []));
        if (held is null && call.Body["primary_email"] is null && call.Body["work_phone_number"] is null && call.Body["mobile_phone_number"] is null)
            problems.Add(Refusal.Missing("primary_email"));
        Refusal.IfAny(problems);
        if (call.Body.Text("primary_email") is { } email && call.Tenant.PersonByEmail(email) is { } other && other != held)
            throw Refusal.Duplicate("primary_email");
    }

    static JsonAnswer Activate(Call call, bool active)
    {
        var requester = call.Find(Table);
        requester["active"] = active;
        requester["updated_at"] = call.Now;
        return Replies.Empty(204);
    }

    static JsonAnswer Convert(Call call)
    {
        var requester = call.Find(Table);
        call.Tenant.Requesters.Rows.Remove(requester);
        var agent = Agents.New(call.Tenant, new() { ["first_name"] = requester.Text("first_name"), ["last_name"] = requester.Text("last_name"), ["email"] = requester.Text("primary_email") });
        agent["id"] = requester.Number("id");
        agent["occasional"] = true;
        call.Tenant.Agents.Rows.Add(agent);
        return Replies.One("agent", agent);
    }

    static JsonAnswer Merge(Call call)
    {
        var primary = call.Find(Table);
        if (call.Query("secondary_requesters") is not { } list)
            throw Refusal.Field("secondary_requesters", "It should not be blank as this is a mandatory field", "missing_field");
        var others = list.Split(',').Select(id => call.Tenant.Requesters.Find(id.Trim()) ?? throw Refusal.Field("secondary_requesters", $"There is no requester {id}", "invalid_value")).ToList();
        foreach (var other in others)
        {
            foreach (var ticket in call.Tenant.Tickets.Rows.Where(ticket => ticket.Number("requester_id") == other.Number("id")))
                ticket["requester_id"] = primary.Number("id");
            primary["secondary_emails"]!.AsArray().Add(other.Text("primary_email"));
            call.Tenant.Requesters.Rows.Remove(other);
        }

        return Replies.One("requester", primary);
    }
}
