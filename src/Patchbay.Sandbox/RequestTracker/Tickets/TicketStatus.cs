using Patchbay.Sandbox.RequestTracker.People;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>Changing a ticket's status, with the dates that follow from it.</summary>
static class TicketStatus
{
    /// <summary>Why the change is refused, as a sentence; null if it may happen.</summary>
    public static string? Problem(Tracker tracker, Ticket ticket, string status)
    {
        if (!Lifecycle.Tickets.Has(status))
            return $"Status '{status}' isn't a valid status for this ticket.";
        var open = tracker.Links.Any(l => l is { Kind: "DependsOn", To: Ticket on } && l.From == ticket && Lifecycle.Tickets.IsActive(on.Status));
        return status == "resolved" && open ? "That ticket has unresolved dependencies" : null;
    }

    public static string Set(Tracker tracker, Ticket ticket, string status, User by)
    {
        var old = ticket.Status;
        ticket.Status = status;
        if (Lifecycle.Tickets.Initial.Contains(old) && !Lifecycle.Tickets.Initial.Contains(status))
            ticket.Dates.TryAdd("Started", tracker.Now);
        if (Lifecycle.Tickets.IsActive(status))
            ticket.Dates.Remove("Resolved");
        else
            ticket.Dates["Resolved"] = tracker.Now;
        tracker.Record(ticket, by, new() { Kind = "Status", Field = "Status", OldValue = old, NewValue = status });
        return $"Status changed from '{old}' to '{status}'";
    }
}
