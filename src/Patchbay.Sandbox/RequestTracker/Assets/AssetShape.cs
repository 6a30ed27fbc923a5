using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.Tickets;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Assets;

/// <summary>The keys of an asset.</summary>
static class AssetShape
{
    public static Shape<Asset> Instance { get; } = new Shape<Asset>()
        .Add("Name", a => a.Name)
        .Add("Description", a => a.Description)
        .Add("Status", a => a.Status)
        .Add("Catalog", a => Reference.To(a.Catalog))
        .Add("Owner", a => Reference.To(a.Owner))
        .Add("HeldBy", a => Reference.ToAll(a.Roles["HeldBy"]), Use.Record | Use.Lists)
        .Add("Contact", a => Reference.ToAll(a.Roles["Contact"]), Use.Record | Use.Lists)
        .Add("CustomFields", CustomFieldValues.ToJson, Use.Record | Use.Lists)
        .Add("_hyperlinks", (a, call) => Links(a, call), Use.Record | Use.Lists);

    static JsonArray Links(Asset asset, Call call)
    {
        var links = Hyperlinks.Self(call, asset)
            .AddFields(CustomFieldValues.Applying(call.Tracker, asset))
            .Add("history", $"/asset/{asset.Id}/history");
        TicketHyperlinks.AddLinks(call, links, asset);
        if (Access.CanWork(call))
        {
            foreach (var step in Lifecycle.Assets.StepsFrom(asset.Status))
                links.Add("lifecycle", $"/asset/{asset.Id}", ("label", step.Label), ("from", step.From), ("to", step.To));
        }
        return links.ToJson();
    }
}
