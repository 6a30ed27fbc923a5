using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Queues;

/// <summary>The keys of a queue.</summary>
static class QueueShape
{
    public static Shape<TicketQueue> Instance { get; } = new Shape<TicketQueue>()
        .Add("Name", q => q.Name)
        .Add("Description", q => q.Description)
        .Add("Lifecycle", _ => "default")
        .Add("CorrespondAddress", q => q.CorrespondAddress)
        .Add("CommentAddress", q => q.CommentAddress)
        .Add("SortOrder", q => q.SortOrder)
        .Add("SLADisabled", _ => 1)
        .Add("Disabled", q => q.Disabled ? 1 : 0)
        .Add("Cc", _ => new JsonArray(), Use.Record)
        .Add("AdminCc", _ => new JsonArray(), Use.Record)
        .Add("CustomFields", _ => new JsonArray(), Use.Record)
        .Add("TicketCustomFields", (q, call) => Fields(q, call, CustomField.OfTickets), Use.Record)
        .Add("TicketTransactionCustomFields", (q, call) => Fields(q, call, CustomField.OfTransactions), Use.Record)
        .Add("_hyperlinks", (q, call) => Hyperlinks.Self(call, q)
            .Add("history", $"/queue/{q.Id}/history")
            .Add("create", $"/ticket?Queue={q.Id}", ("type", "ticket"))
            .ToJson(), Use.Record | Use.Lists);

    static JsonArray Fields(TicketQueue queue, Call call, string lookupType) =>
        CustomFieldValues.Listed(CustomFieldValues.Of(call.Tracker, queue, lookupType), call);
}
