using Patchbay.Sandbox.RequestTracker.Searches;

namespace Patchbay.Sandbox.RequestTracker.Seed;

/// <summary>
/// The same small company every time: its staff, its queues, and three months of tickets that end shortly
/// before the tracker's own time.
/// </summary>
static class TrackerSeed
{
    const int DaysOfHistory = 90;

    public static void Fill(Tracker tracker)
    {
        var first = new DateTimeOffset(tracker.Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-DaysOfHistory);
        tracker.Replayed = first;
        PeopleSeed.Fill(tracker);
        ContainerSeed.Fill(tracker);
        FieldSeed.Fill(tracker);
        tracker.Users.Find("viewer")!.Readable.UnionWith(
            [tracker.Queues.Find("IT Support")!, tracker.Catalogs.Find("Computers")!, tracker.Classes.Find("Help Articles")!]);
        AssetSeed.Fill(tracker);
        ArticleSeed.Fill(tracker);
        TicketSeed.Fill(tracker, first);
        FillSearches(tracker);
        tracker.Replayed = null;
    }

    static void FillSearches(Tracker tracker)
    {
        var root = tracker.Users.Find("root")!;
        tracker.Create(tracker.Searches, new SavedSearch
        {
            Name = "SavedSearch",
            Description = "Open in IT Support",
            Query = "Queue = 'IT Support' AND Status = '__Active__'",
            OrderBy = "Created",
            Order = "DESC",
            Format = "id,Subject,Status,Owner,Created",
        }, root);
        tracker.Create(tracker.Searches, new SavedSearch
        {
            Name = "SavedSearch",
            Description = "Nobody's tickets",
            Query = "Owner = 'Nobody' AND (Status = 'new' OR Status = 'open')",
            RowsPerPage = 10,
            Format = "id,Subject,Queue,Priority",
        }, root);
    }
}
