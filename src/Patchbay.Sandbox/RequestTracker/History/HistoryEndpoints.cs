using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.Sql;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.History;

static class HistoryEndpoints
{
    public static void Map(Routes routes)
    {
        routes.At("/transactions").Get(Search).Post(Search, Takes.Json | Takes.Form);
        routes.At("/transaction/{id}").Get(call =>
            Records.Get(call, call.Tracker.Transactions.Find(call.RouteId()), t => TransactionShape.Instance.Record(t, call)));
        routes.At("/transaction/{id}/attachments").Get(call => HistoryList.Attachments(call, a => a.Transaction.Id == call.RouteId()));
        routes.At("/attachments").Get(SearchAttachments).Post(SearchAttachments);
        routes.At("/attachment/{id}").Get(call =>
            Records.Get(call, call.Tracker.Attachments.Find(call.RouteId()), a => AttachmentShape.Instance.Record(a, call)));
    }

    static JsonAnswer Search(Call call) => SqlSearch.Answer(
        call, TransactionShape.Instance, call.Tracker.Transactions, new TransactionFields(call.Tracker, call.Caller), Access.SeesEverything(call));

    static JsonAnswer SearchAttachments(Call call) =>
        JsonSearch.Answer(call, AttachmentShape.Instance, call.Tracker.Attachments, Access.SeesEverything(call));
}
