using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>Who works on a ticket: set by name, or taken, given back, stolen.</summary>
static class TicketOwner
{
    public static JsonAnswer Take(Call call, Ticket ticket) => Answer(call, ticket, call.Caller,
        ticket.Owner == call.Caller ? "That user already owns that ticket"
        : ticket.Owner != call.Tracker.Nobody ? "You can only take tickets that are unowned" : null);

    public static JsonAnswer Untake(Call call, Ticket ticket) => Answer(call, ticket, call.Tracker.Nobody,
        ticket.Owner == call.Tracker.Nobody ? "That user already owns that ticket" : null);

    public static JsonAnswer Steal(Call call, Ticket ticket) => Answer(call, ticket, call.Caller,
        ticket.Owner == call.Caller ? "You already own this ticket"
        : ticket.Owner == call.Tracker.Nobody ? "You can only steal a ticket owned by someone else" : null);

    /// <summary>The sentence of an update; null when nothing changes.</summary>
    public static string? Update(Call call, Ticket ticket, string name)
    {
        if (call.Tracker.Users.FindByIdOrName(name) is not { } owner)
            return "That user does not exist";
        if (owner == ticket.Owner)
            return null;
        if (owner != call.Tracker.Nobody && owner.Standing < Standing.Agent)
            return "That user may not own tickets in that queue";
        return Set(call, ticket, owner);
    }

    static JsonAnswer Answer(Call call, Ticket ticket, User owner, string? problem)
    {
        if (!Access.CanWork(call))
            return Answers.Sentences(["Permission Denied"]);
        return Answers.Sentences([problem ?? Set(call, ticket, owner)]);
    }

    static string Set(Call call, Ticket ticket, User owner)
    {
        var old = ticket.Owner;
        ticket.Owner = owner;
        call.Tracker.Record(ticket, call.Caller, new() { Kind = "SetWatcher", Field = "Owner", OldValue = $"{old.Id}", NewValue = $"{owner.Id}" });
        return $"Owner changed from {old.Name} to {owner.Name}";
    }
}
