using System.Text;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Tickets;

namespace Patchbay.Sandbox.RequestTracker.Seed;

/// <summary>Three hundred tickets, one every seven hours, in all stages of their life.</summary>
static class TicketSeed
{
    const int Count = 300;

    static readonly string[] Plan = ["IT Support", "IT Support", "Infrastructure", "IT Support", "Purchasing", "IT Support", "Facilities", "IT Support", "Infrastructure", "General"];

    static readonly string[] Ends = ["resolved", "open", "resolved", "new", "stalled", "resolved", "open", "rejected", "new", "resolved", "open"];

    static readonly string[] Sites = ["Oslo", "Bergen", "Trondheim"];

    static readonly string[] Impacts = ["One person", "One person", "A team", "A site", "Everybody"];

    // The smallest PNG there is: one grey point.
    static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    public static void Fill(Tracker tracker, DateTimeOffset first)
    {
        var customers = tracker.Users.Where(u => !u.Privileged).ToList();
        var agents = tracker.Users.Where(u => u is { Standing: Standing.Agent, Disabled: false }).ToList();
        for (var i = 0; i < Count; i++)
        {
            tracker.Replayed = first.AddHours(7 * i);
            var ticket = Open(tracker, i, customers[i % customers.Count]);
            if (Ends[i % Ends.Length] != "new")
                Work(tracker, ticket, i, agents[i % agents.Count]);
        }
        for (var i = 10; i < Count; i += 25)
            tracker.Links.Add(new(tracker.Tickets.Find(i)!, i % 2 == 0 ? "DependsOn" : "MemberOf", tracker.Tickets.Find(i - 3)!, null));
        tracker.Links.Add(new(tracker.Tickets.Find(2)!, "RefersTo", null, "https://supplier.example/case/1"));
    }

    static Ticket Open(Tracker tracker, int i, User customer)
    {
        var queue = tracker.Queues.Find(Plan[i % Plan.Length])!;
        var topics = TicketTopic.Of(queue.Name);
        var topic = topics[i / 3 % topics.Length];
        var ticket = new Ticket { Queue = queue, Owner = tracker.Nobody, Subject = topic.Subject };
        ticket.Numbers["Priority"] = i % 10 * 10 + (i % 20 == 7 ? 30 : 0);
        ticket.Numbers["TimeEstimated"] = i % 4 == 0 ? 30 : 0;
        if (i % 3 == 0)
            ticket.Dates["Due"] = tracker.Now.AddDays(3 + i % 10);
        tracker.Create(tracker.Tickets, ticket, customer);
        ticket.Roles["Requestor"].Add(customer);
        if (i % 8 == 0)
            ticket.Roles["Cc"].Add(tracker.Users.Find("kmoe")!);
        if (i % 15 == 0)
            ticket.Roles["AdminCc"].Add(tracker.Groups.Find("Team Leads")!);
        SetFields(tracker, ticket, topic, i);
        var created = tracker.Record(ticket, customer, new() { Kind = "Create" });
        var html = i % 12 == 5;
        var text = $"Hello,\n\nplease have a look: {topic.Subject}. It has happened {1 + i % 4} time(s) so far.\n\n{customer.RealName}\n";
        TicketMessage.Store(tracker, created, ticket.Subject, html ? $"<p>{text.ReplaceLineEndings("<br>")}</p>" : text, html ? "text/html" : "text/plain", Files(i));
        return ticket;
    }

    static void SetFields(Tracker tracker, Ticket ticket, TicketTopic topic, int i)
    {
        ticket.SetField(tracker, "Site", Sites[i % 3]);
        if (topic.Service is not null)
        {
            ticket.SetField(tracker, "Service", topic.Service);
            ticket.SetField(tracker, "Component", topic.Component!);
            ticket.SetField(tracker, "Impact", Impacts[i % Impacts.Length]);
            if (i % 5 == 0)
                ticket.SetField(tracker, "Affected Systems", "ERP", "File shares");
            if (i % 9 == 0)
                ticket.SetField(tracker, "Supplier Case", $"SUP-{1000 + i}");
        }
        else if (ticket.Queue.Name == "Purchasing")
            ticket.SetField(tracker, "Cost Centre", $"{4000 + i % 7 * 10}");
    }

    static List<SentFile> Files(int i)
    {
        var files = new List<SentFile>();
        if (i % 10 == 3)
            files.Add(new("trace.log", "text/plain", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20).Select(n => $"step {n}: {20 + (n * 7 + i) % 90} ms\n")))));
        if (i % 14 == 1)
            files.Add(new("screen.png", "image/png", Picture));
        return files;
    }

    static void Work(Tracker tracker, Ticket ticket, int i, User agent)
    {
        Later(tracker, 20);
        ticket.Owner = agent;
        tracker.Record(ticket, agent, new() { Kind = "SetWatcher", Field = "Owner", OldValue = $"{tracker.Nobody.Id}", NewValue = $"{agent.Id}" });
        TicketStatus.Set(tracker, ticket, "open", agent);
        Later(tracker, 40);
        Say(tracker, ticket, agent, "Correspond", "Thank you, we are looking into it.\n", 5);
        if (i % 2 == 0)
        {
            Later(tracker, 30);
            Say(tracker, ticket, agent, "Comment", "Same pattern as last week; checked the logs, nothing unusual.\n", 15);
        }
        if (Ends[i % Ends.Length] is var end and not "open")
        {
            Later(tracker, 60);
            TicketStatus.Set(tracker, ticket, end, agent);
        }
    }

    static void Later(Tracker tracker, int minutes) => tracker.Replayed = tracker.Replayed!.Value.AddMinutes(minutes);

    static void Say(Tracker tracker, Ticket ticket, User agent, string kind, string text, int minutes)
    {
        var message = tracker.Record(ticket, agent, new() { Kind = kind, Data = ticket.Subject, TimeTaken = minutes });
        TicketMessage.Store(tracker, message, ticket.Subject, text, "text/plain", []);
        ticket.Numbers["TimeWorked"] += minutes;
        if (kind == "Correspond")
            ticket.Dates["Told"] = tracker.Now;
    }
}
