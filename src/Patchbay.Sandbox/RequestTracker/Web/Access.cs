using Patchbay.Sandbox.RequestTracker.Articles;
using Patchbay.Sandbox.RequestTracker.Assets;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.History;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Queues;
using Patchbay.Sandbox.RequestTracker.Searches;
using Patchbay.Sandbox.RequestTracker.Tickets;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>What a caller may see and do, by standing.</summary>
static class Access
{
    public static bool CanSee(Call call, Entity entity) => CanSee(call.Caller, entity);

    static bool CanSee(User caller, Entity entity) => caller.Standing >= Standing.Agent || entity switch
    {
        Ticket ticket => caller.Readable.Contains(ticket.Queue) || ticket.Roles["Requestor"].Contains(caller),
        TicketQueue or Catalog or ArticleClass => caller.Readable.Contains(entity),
        Asset asset => caller.Readable.Contains(asset.Catalog),
        Article article => caller.Readable.Contains(article.Class),
        // Seeing a field on one queue does not open the field itself.
        CustomField => false,
        // Internal comments are for staff.
        Transaction transaction => transaction.Kind != "Comment" && CanSee(caller, transaction.About),
        Attachment attachment => CanSee(caller, attachment.Transaction),
        User or Group => caller.Privileged,
        SavedSearch => false,
        _ => true,
    };

    /// <summary>Writing to tickets, assets and articles.</summary>
    public static bool CanWork(Call call) => call.Caller.Standing >= Standing.Agent;

    /// <summary>Writing to everything else.</summary>
    public static bool CanAdminister(Call call) => call.Caller.Standing == Standing.Superuser;

    /// <summary>Totals of collections that are filtered row by row for anybody without all rights.</summary>
    public static bool SeesEverything(Call call) => call.Caller.Standing == Standing.Superuser;

    /// <summary>Totals of assets, articles and queues: unknown only to callers with a restricted view.</summary>
    public static bool SeesAllContainers(Call call) => call.Caller.Standing >= Standing.Agent;
}
