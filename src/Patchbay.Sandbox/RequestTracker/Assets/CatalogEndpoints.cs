using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Assets;

static class CatalogEndpoints
{
    static readonly TextAttributes<Catalog> Attributes = new("Catalog", '\'',
    [
        new("Name", c => c.Name, (c, v) => c.Name = v),
        new("Description", c => c.Description, (c, v) => c.Description = v),
    ]);

    public static void Map(Routes routes)
    {
        new AdminRecords<Catalog>("catalog", "catalogs", t => t.Catalogs, CatalogShape.Instance, Attributes)
        {
            Make = (call, fields) => fields.Text("Name") is { Length: > 0 } name && call.Tracker.Catalogs.Find(name) is null
                ? new() { Name = name }
                : throw new Refusal(Answers.Message(400, "Invalid Name (names must be unique and may not be all digits)")),
        }.Map(routes);
        routes.At("/catalog/{id}/customfields").Get(call => call.RouteId() is 0
            ? Answers.NotFound
            : CustomFieldEndpoints.ListFor(call, call.Tracker.Catalogs.Find(call.RouteId())));
    }
}
