using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.History;

/// <summary>The keys of a transaction: one entry of a record's history.</summary>
static class TransactionShape
{
    public static Shape<Transaction> Instance { get; } = new Shape<Transaction>()
        .Remove("LastUpdated")
        .Remove("LastUpdatedBy")
        .Add("Type", t => t.Kind)
        .Add("Field", (t, call) => t.Kind == "CustomField" && int.TryParse(t.Field, out var id) && call.Tracker.CustomFields.Find(id) is { } field ? Reference.To(field) : t.Field)
        .Add("OldValue", t => t.OldValue)
        .Add("NewValue", t => t.NewValue)
        .Add("Data", t => t.Data)
        .Add("TimeTaken", t => t.TimeTaken)
        .Add("Object", t => Reference.To(t.About), Use.Record)
        .Add("ObjectId", t => t.About.Id, Use.Lists | Use.Search)
        .Add("ObjectType", t => ObjectType(t), Use.Lists | Use.Search)
        .Add("CustomFields", (t, call) => CustomFieldValues.Applying(call.Tracker, t).Any() ? CustomFieldValues.ToJson(t, call) : null, Use.Record | Use.Lists)
        .Add("_hyperlinks", Links, Use.Record | Use.Lists);

    public static string ObjectType(Transaction transaction) => "RT::" + transaction.About.Type switch
    {
        "customfield" => "CustomField",
        var type => char.ToUpperInvariant(type[0]) + type[1..],
    };

    static JsonArray Links(Transaction transaction, Call call)
    {
        var links = Hyperlinks.Self(call, transaction).AddFields(CustomFieldValues.Applying(call.Tracker, transaction));
        foreach (var attachment in call.Tracker.Attachments.Where(a => a.Transaction == transaction))
            links.Add("attachment", $"/attachment/{attachment.Id}");
        return links.ToJson();
    }
}
