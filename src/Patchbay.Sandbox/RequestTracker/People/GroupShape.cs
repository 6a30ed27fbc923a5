using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.People;

/// <summary>The keys of a group.</summary>
static class GroupShape
{
    public static Shape<Group> Instance { get; } = new Shape<Group>()
        .Add("Name", g => g.Name)
        .Add("Description", g => g.Description)
        .Add("Domain", g => g.Domain)
        .Add("Instance", g => g.Instance)
        .Add("Disabled", g => g.Disabled ? 1 : 0)
        .Add("Members", g => Reference.ToAll(g.Members), Use.Record)
        .Add("CustomFields", _ => new JsonArray(), Use.Record)
        .Add("_hyperlinks", (g, call) => Hyperlinks.Self(call, g)
            .Add("history", $"/group/{g.Id}/history")
            .Add("members", $"/group/{g.Id}/members")
            .ToJson(), Use.Record | Use.Lists);
}
