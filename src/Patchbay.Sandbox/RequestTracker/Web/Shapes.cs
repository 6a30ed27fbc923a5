using Patchbay.Sandbox.RequestTracker.Articles;
using Patchbay.Sandbox.RequestTracker.Assets;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.History;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Queues;
using Patchbay.Sandbox.RequestTracker.Searches;
using Patchbay.Sandbox.RequestTracker.Tickets;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>The shape behind each word that references use.</summary>
static class Shapes
{
    /// <summary>Null for a type that has no shape of its own.</summary>
    public static Shape? For(string type) => type switch
    {
        "ticket" => TicketShape.Instance,
        "transaction" => TransactionShape.Instance,
        "attachment" => AttachmentShape.Instance,
        "queue" => QueueShape.Instance,
        "user" => UserShape.Instance,
        "group" => GroupShape.Instance,
        "asset" => AssetShape.Instance,
        "catalog" => CatalogShape.Instance,
        "article" => ArticleShape.Instance,
        "class" => ClassShape.Instance,
        "customfield" => CustomFieldShape.Instance,
        "search" => SearchShape.Instance,
        _ => null,
    };
}
