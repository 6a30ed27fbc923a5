using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Collections;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Modules;

/// <summary>Change advisory boards, the one thing that is changed by PATCH.</summary>
static class CabEndpoints
{
    static readonly Collection Cabs = new("/cabs", "cab", "cabs", "name* description members:@agents[]") { Verbs = "list create get delete", Show = Show };

    static readonly Fields Changes = Fields.Parse("name description add_members:@agents[] remove_members:@agents[]");

    public static void Map(Routes routes)
    {
        var endpoints = new CollectionEndpoints(Cabs);
        CollectionEndpoints.Map(routes, Cabs);
        routes.Add("PATCH", "/cabs/{id}", call =>
        {
            var cab = endpoints.Find(call);
            Refusal.IfAny(Changes.Problems(call, call.Body, isNew: false));
            foreach (var name in new[] { "name", "description" })
                if (call.Body.ContainsKey(name))
                    cab[name] = call.Body[name]?.DeepClone();
            var gone = call.Body.Items("remove_members").Select(Json.Number).ToHashSet();
            var members = cab.Items("members").Concat(call.Body.Items("add_members")).Select(Json.Number).Distinct().Where(id => !gone.Contains(id));
            cab["members"] = new JsonArray([.. members.Select(id => (JsonNode?)id)]);
            cab["updated_at"] = call.Now;
            return Replies.One("cab", Show(call, cab));
        });
    }

    static JsonObject Show(Call call, JsonObject cab)
    {
        var shown = cab.Shown();
        shown["member_details"] = new JsonArray([.. cab.Items("members").Select(id => call.Tenant.Agents.Find(id.Number())).OfType<JsonObject>()
            .Select(agent => new JsonObject { ["id"] = agent.Number("id"), ["name"] = Tenant.NameOf(agent), ["email"] = agent.Text("email") })]);
        return shown;
    }
}
