using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Queues;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

sealed class Ticket : Entity
{
    public override string Type => "ticket";

    public string Subject { get; set; } = "";

    public string Status { get; set; } = "new";

    /// <summary>The product's <c>Type</c> key: <c>ticket</c>, or <c>reminder</c> and the like, which ordinary searches pass over.</summary>
    public string Kind { get; set; } = "ticket";

    public required TicketQueue Queue { get; set; }

    public required User Owner { get; set; }

    /// <summary>Role name (Requestor, Cc, AdminCc) to users and groups.</summary>
    public Dictionary<string, List<Entity>> Roles { get; } =
        new(StringComparer.Ordinal) { ["Requestor"] = [], ["Cc"] = [], ["AdminCc"] = [] };

    /// <summary>Priority, InitialPriority, FinalPriority, and minutes: TimeEstimated, TimeWorked, TimeLeft.</summary>
    public Dictionary<string, int> Numbers { get; } = Ticket.NumberNames.ToDictionary(n => n, _ => 0, StringComparer.Ordinal);

    /// <summary>Due, Starts, Started, Resolved, Told; absent while unset.</summary>
    public Dictionary<string, DateTimeOffset> Dates { get; } = new(StringComparer.Ordinal);

    /// <summary>The ticket this one was merged into; null if it stands for itself.</summary>
    public Ticket? MergedInto { get; set; }

    public Ticket Effective => MergedInto?.Effective ?? this;

    public static string[] NumberNames { get; } = ["Priority", "InitialPriority", "FinalPriority", "TimeEstimated", "TimeWorked", "TimeLeft"];

    public static string[] DateNames { get; } = ["Due", "Starts", "Started", "Resolved", "Told"];

    public static string[] RoleNames { get; } = ["Requestor", "Cc", "AdminCc"];
}
