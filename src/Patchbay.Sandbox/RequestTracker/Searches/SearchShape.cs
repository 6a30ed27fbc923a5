using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Searches;

/// <summary>The keys of a saved search; the title people know it by is its description.</summary>
static class SearchShape
{
    public static Shape<SavedSearch> Instance { get; } = new Shape<SavedSearch>()
        .Add("Name", _ => "SavedSearch")
        .Add("Description", s => s.Description)
        .Add("Content", s => new JsonObject
        {
            ["Query"] = s.Query,
            ["OrderBy"] = s.OrderBy,
            ["Order"] = s.Order,
            ["RowsPerPage"] = s.RowsPerPage,
            ["Format"] = s.Format,
            ["SearchType"] = "Ticket",
        }, Use.Record | Use.Lists)
        .Add("_hyperlinks", (s, call) => Hyperlinks.Self(call, s).ToJson(), Use.Record | Use.Lists);
}
