using Patchbay.Sandbox.RequestTracker.Articles;

namespace Patchbay.Sandbox.RequestTracker.Seed;

/// <summary>Twenty articles: what everybody may know, and what only agents need.</summary>
static class ArticleSeed
{
    static readonly (string Class, string Name, string Text)[] Articles =
    [
        ("Help Articles", "Resetting your password", "Open the account page, choose Forgotten password and follow the link in the message."),
        ("Help Articles", "Connecting to remote access", "Start the client, choose the profile Office and confirm on your phone."),
        ("Help Articles", "Joining the guest Wi-Fi", "Reception prints a voucher that is valid for one day."),
        ("Help Articles", "Printing from your laptop", "Pick the printer of your floor; the badge releases the job."),
        ("Help Articles", "Sharing a calendar", "Right-click the calendar, choose Sharing and enter the colleague's name."),
        ("Help Articles", "Reporting a suspicious message", "Do not click anything. Forward the message as an attachment to support."),
        ("Help Articles", "Booking a meeting room", "Rooms are invited like people. Equipment is listed in the room's notes."),
        ("Help Articles", "Working from another site", "Your badge works at all three sites. Any free desk may be used."),
        ("Help Articles", "Getting a second screen", "Ask Purchasing with your manager in copy; delivery takes a week."),
        ("Help Articles", "Returning equipment", "Bring laptop, charger and dock to the desk; you get a receipt."),
        ("Procedures", "Welcoming a new colleague", "Create the account, assign a laptop, add the groups of the department."),
        ("Procedures", "When somebody leaves", "Disable the account at 18:00, collect the devices, keep the mailbox for 90 days."),
        ("Procedures", "Restoring a deleted file", "Find the snapshot of the day before and copy the file beside the original."),
        ("Procedures", "Replacing a switch", "Announce the window, export the configuration, move cables port by port."),
        ("Procedures", "Handling a lost laptop", "Lock it remotely, set the asset to stolen and tell the data protection officer."),
        ("Procedures", "Renewing certificates", "Three weeks before the end, request the new one; restart outside office hours."),
        ("Procedures", "Escalating to a supplier", "Put the supplier's number in Supplier Case and set the ticket to stalled."),
        ("Procedures", "Monthly patch round", "Test group on Tuesday, everybody on Thursday, stragglers on Monday."),
        ("General", "Who to call at night", "The rota is on the intranet; the phone is 5550 and answers within ten minutes."),
        ("General", "What our priorities mean", "High: many cannot work. Medium: somebody cannot work. Low: everything else."),
    ];

    public static void Fill(Tracker tracker)
    {
        var author = tracker.Users.Find("hlind")!;
        foreach (var (@class, name, text) in Articles)
        {
            var article = tracker.Create(tracker.Articles, new Article
            {
                Class = tracker.Classes.Find(@class)!,
                Name = name,
                Summary = text.Split('.')[0],
            }, author);
            article.SetField(tracker, "Content", text);
            article.SetField(tracker, "Audience", @class == "Procedures" ? "Agents" : "Everybody");
            tracker.Record(article, author, new() { Kind = "Create" });
        }
    }
}
