using Patchbay.Sandbox.RequestTracker.People;

namespace Patchbay.Sandbox.RequestTracker.Seed;

/// <summary>Users and groups. The names are invented, and so are the addresses.</summary>
static class PeopleSeed
{
    const string Company = "Fjordlys AS";

    static readonly (string Name, string RealName, string City)[] Customers =
    [
        ("abakke", "Astrid Bakke", "Oslo"), ("bdahl", "Bjørn Dahl", "Oslo"), ("celiassen", "Camilla Eliassen", "Bergen"),
        ("dfoss", "David Foss", "Bergen"), ("egran", "Eva Gran", "Trondheim"), ("fhaugen", "Fredrik Haugen", "Trondheim"),
        ("giversen", "Guro Iversen", "Oslo"), ("hjensen", "Håkon Jensen", "Bergen"), ("iknudsen", "Ida Knudsen", "Oslo"),
        ("jlund", "Jonas Lund", "Trondheim"), ("kmoe", "Kari Moe", "Oslo"), ("obrien", "Niamh O'Brien", "Bergen"),
    ];

    public static void Fill(Tracker tracker)
    {
        // The product's own three have fixed numbers.
        var system = Add(tracker, new() { Id = 1, Name = "RT_System", RealName = "The RT System itself", Standing = Standing.Superuser }, null);
        tracker.Nobody = Add(tracker, new() { Id = 6, Name = "Nobody", RealName = "Nobody in particular", Standing = Standing.Reader }, system);
        Add(tracker, new() { Id = 14, Name = "root", RealName = "Site Administrator", EmailAddress = "root@fjordlys.example", Standing = Standing.Superuser }, system);

        Staff(tracker, "hlind", "Hedda Lind", Standing.Agent);
        Staff(tracker, "kpark", "Kyung Park", Standing.Agent);
        Staff(tracker, "dferro", "Dario Ferro", Standing.Agent);
        Staff(tracker, "nsuri", "Nisha Suri", Standing.Agent);
        Staff(tracker, "viewer", "Vera Viewer", Standing.Reader);
        foreach (var (name, realName, city) in Customers)
            Person(tracker, name, realName, city, Standing.Requestor);
        Staff(tracker, "leaver", "Lars Leaver", Standing.Agent).Disabled = true;

        var desk = Group(tracker, "Support Desk", "Answers first", "hlind", "kpark");
        var infrastructure = Group(tracker, "Infrastructure Team", "Servers and network", "dferro");
        var everyone = Group(tracker, "Agents", "All who work on tickets", "nsuri");
        everyone.Members.AddRange([desk, infrastructure]);
        Group(tracker, "Team Leads", "Approve purchases", "hlind", "dferro");
        Group(tracker, "Key Users", "Speak for their departments", [.. Customers.Select(c => c.Name)]);
    }

    static User Staff(Tracker tracker, string name, string realName, Standing standing) => Person(tracker, name, realName, "Oslo", standing);

    static User Person(Tracker tracker, string name, string realName, string city, Standing standing) => Add(tracker, new()
    {
        Name = name,
        RealName = realName,
        EmailAddress = $"{name}@fjordlys.example",
        Organization = Company,
        City = city,
        Standing = standing,
    }, tracker.Users.Find("RT_System"));

    static User Add(Tracker tracker, User user, User? by) => tracker.Create(tracker.Users, user, by ?? user);

    static Group Group(Tracker tracker, string name, string description, params string[] members)
    {
        var group = tracker.Create(tracker.Groups, new Group { Name = name, Description = description }, tracker.Users.Find("root")!);
        group.Members.AddRange(members.Select(m => tracker.Users.Find(m)!));
        return group;
    }
}
