using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Collections;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.People;

/// <summary>Agent groups, requester groups with their members, and roles.</summary>
static class GroupEndpoints
{
    static readonly Collection Groups = new("/groups", "group", "groups",
        "name* description workspace_id+:int unassigned_for:str(30m|1h|2h|4h|8h|12h|1d|2d|3d) business_hours_id:@business_hours escalate_to:@agents members:@agents[] observers:@agents[] leaders:@agents[] restricted:bool "
        + "approval_required:bool auto_ticket_assign:bool")
    {
        ByWorkspace = true, Unique = "name", Extra = """{"ocs_schedule_id":null,"members_pending_approval":[],"leaders_pending_approval":[],"observers_pending_approval":[]}""",
    };

    static readonly Collection RequesterGroups = new("/requester_groups", "requester_group", "requester_groups", "name* description") { Unique = "name", Extra = """{"type":"manual"}""", Check = OnlyManual };

    static readonly Collection Roles = new("/roles", "role", "roles") { Verbs = "list get" };

    public static void Map(Routes routes)
    {
        CollectionEndpoints.Map(routes, Groups, RequesterGroups, Roles);
        routes.Add("GET", "/requester_groups/{id}/members", call => Replies.List(call, "requesters", Members(call.Find("requester_groups")).Select(id => call.Tenant.Requesters.Find(id.Number())).OfType<JsonObject>()));
        routes.Add("POST", "/requester_groups/{id}/members/{requester_id}", call =>
        {
            var (members, id) = (Members(call.Find("requester_groups")), call.Find("requesters", "requester_id").Number("id"));
            if (members.All(member => member.Number() != id))
                members.Add((JsonNode?)id);
            return Replies.Empty(200);
        });
        routes.Add("DELETE", "/requester_groups/{id}/members/{requester_id}", call =>
        {
            var members = Members(call.Find("requester_groups"));
            members.Remove(members.FirstOrDefault(member => member!.ToString() == call.Path("requester_id")) ?? throw Refusal.NotFound);
            return Replies.Empty(204);
        });
    }

    static JsonArray Members(JsonObject group)
    {
        if (group["_members"] is not JsonArray members)
            group["_members"] = members = [];
        return members;
    }

    static IEnumerable<JsonObject> OnlyManual(Call call, JsonObject body, JsonObject? held) =>
        held?.Text("type") == "rule_based" ? [Refusal.Problem("type", "A rule based group cannot be changed", "invalid_value")] : [];
}
