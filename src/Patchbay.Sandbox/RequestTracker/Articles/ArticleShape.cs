using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Articles;

/// <summary>The keys of an article; its text is a custom field.</summary>
static class ArticleShape
{
    public static Shape<Article> Instance { get; } = new Shape<Article>()
        .Add("Name", a => a.Name)
        .Add("Summary", a => a.Summary)
        .Add("Class", a => Reference.To(a.Class))
        .Add("SortOrder", _ => 0)
        .Add("Parent", _ => 0)
        .Add("URI", a => $"fsck.com-article://sandbox.example/article/{a.Id}")
        .Add("Disabled", a => a.Disabled ? 1 : 0)
        .Add("CustomFields", CustomFieldValues.ToJson, Use.Record | Use.Lists)
        .Add("_hyperlinks", (a, call) => Hyperlinks.Self(call, a)
            .AddFields(CustomFieldValues.Applying(call.Tracker, a))
            .Add("history", $"/article/{a.Id}/history")
            .ToJson(), Use.Record | Use.Lists);
}
