using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Articles;

static class ClassEndpoints
{
    static readonly TextAttributes<ArticleClass> Attributes = new("Class", '"',
    [
        new("Name", c => c.Name, (c, v) => c.Name = v),
        new("Description", c => c.Description, (c, v) => c.Description = v),
    ]);

    public static void Map(Routes routes)
    {
        new AdminRecords<ArticleClass>("class", "classes", t => t.Classes, ClassShape.Instance, Attributes)
        {
            Make = (call, fields) => fields.Text("Name") is { Length: > 0 } name && call.Tracker.Classes.Find(name) is null
                ? new() { Name = name }
                : throw new Refusal(Answers.Message(400, "Invalid value for Name")),
        }.Map(routes);
        routes.At("/class/{id}/customfields").Get(call => call.RouteId() is 0
            ? Answers.NotFound
            : CustomFieldEndpoints.ListFor(call, call.Tracker.Classes.Find(call.RouteId())));
    }
}
