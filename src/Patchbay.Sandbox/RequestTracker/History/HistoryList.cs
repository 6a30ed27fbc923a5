using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.History;

/// <summary>A record's transactions and attachments. A missing or hidden record has an empty list, not an error.</summary>
static class HistoryList
{
    public static JsonAnswer Of(Call call, Entity? about) => Listing.Page(
        call, TransactionShape.Instance, call.Tracker.Transactions.Where(t => t.About == about && about is not null), Access.SeesEverything(call));

    public static JsonAnswer Attachments(Call call, Func<Attachment, bool> which) => Listing.Page(
        call, AttachmentShape.Instance, call.Tracker.Attachments.Where(which), Access.SeesEverything(call));
}
