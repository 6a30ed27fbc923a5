using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Assets;

/// <summary>The keys of a catalog.</summary>
static class CatalogShape
{
    public static Shape<Catalog> Instance { get; } = new Shape<Catalog>()
        .Add("Name", c => c.Name)
        .Add("Description", c => c.Description)
        .Add("Lifecycle", _ => "assets")
        .Add("Disabled", c => c.Disabled ? 1 : 0)
        .Add("HeldBy", _ => new JsonArray(), Use.Record)
        .Add("Contact", _ => new JsonArray(), Use.Record)
        .Add("_hyperlinks", (c, call) => Hyperlinks.Self(call, c)
            .Add("create", $"/asset?Catalog={c.Id}", ("type", "asset"))
            .ToJson(), Use.Record | Use.Lists);
}
