using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Articles;

/// <summary>The keys of a class of articles.</summary>
static class ClassShape
{
    public static Shape<ArticleClass> Instance { get; } = new Shape<ArticleClass>()
        .Add("Name", c => c.Name)
        .Add("Description", c => c.Description)
        .Add("SortOrder", c => c.SortOrder)
        .Add("Disabled", c => c.Disabled ? 1 : 0)
        .Add("CustomFields", _ => new JsonArray(), Use.Record)
        .Add("ArticleCustomFields", (c, call) =>
            CustomFieldValues.Listed(CustomFieldValues.Of(call.Tracker, c, CustomField.OfArticles), call), Use.Record)
        .Add("_hyperlinks", (c, call) => Hyperlinks.Self(call, c)
            .Add("create", $"/article?Class={c.Id}", ("type", "article"))
            .ToJson(), Use.Record | Use.Lists);
}
