using Patchbay.Sandbox.RequestTracker.Articles;
using Patchbay.Sandbox.RequestTracker.Assets;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Queues;

namespace Patchbay.Sandbox.RequestTracker.Seed;

/// <summary>Queues, catalogs, classes, and the role groups the product makes for each queue.</summary>
static class ContainerSeed
{
    static readonly (string Name, string Description, string Address)[] Queues =
    [
        ("General", "What fits nowhere else", "general"),
        ("IT Support", "Requests and incidents", "support"),
        ("Infrastructure", "Servers, network, alerts", "infra"),
        ("Facilities", "Rooms, keys, furniture", "facilities"),
        ("Purchasing", "Orders and licences", "purchasing"),
        ("Old Hotline", "Replaced by IT Support", "hotline"),
    ];

    public static void Fill(Tracker tracker)
    {
        var root = tracker.Users.Find("root")!;
        foreach (var (name, description, address) in Queues)
        {
            var queue = tracker.Create(tracker.Queues, new TicketQueue
            {
                Name = name,
                Description = description,
                CorrespondAddress = $"{address}@rt.fjordlys.example",
                CommentAddress = $"{address}-comment@rt.fjordlys.example",
                SortOrder = tracker.Queues.Count(),
                Disabled = name == "Old Hotline",
            }, root);
            foreach (var role in new[] { "Requestor", "Cc", "AdminCc", "Owner" })
                tracker.Create(tracker.Groups, new Group { Name = role, Domain = "RT::Queue-Role", Instance = queue.Id }, root);
        }
        foreach (var (name, description) in new[] { ("General assets", "The default catalog"), ("Computers", "Laptops and desktops"), ("Network Devices", "Switches and access points") })
            tracker.Create(tracker.Catalogs, new Catalog { Name = name, Description = description }, root);
        foreach (var (name, description) in new[] { ("General", "The default class"), ("Help Articles", "For everybody"), ("Procedures", "For agents") })
            tracker.Create(tracker.Classes, new ArticleClass { Name = name, Description = description }, root);
    }
}
