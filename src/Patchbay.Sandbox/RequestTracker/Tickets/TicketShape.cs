using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>The keys of a ticket.</summary>
static class TicketShape
{
    public static Shape<Ticket> Instance { get; } = Make();

    static Shape<Ticket> Make()
    {
        var shape = new Shape<Ticket>()
            .Add("Subject", t => t.Subject)
            .Add("Status", t => t.Status)
            .Add("Type", t => t.Kind)
            .Add("Queue", t => Reference.To(t.Queue))
            .Add("Owner", t => Reference.To(t.Owner))
            .Add("EffectiveId", t => Reference.To(t.Effective))
            .Add("CustomFields", CustomFieldValues.ToJson, Use.Record | Use.Lists)
            .Add("_hyperlinks", (t, call) => TicketHyperlinks.Of(call, t), Use.Record | Use.Lists);
        foreach (var role in Ticket.RoleNames)
            shape.Add(role, t => Reference.ToAll(t.Roles[role]), Use.Record | Use.Lists);
        foreach (var number in Ticket.NumberNames)
            shape.Add(number, t => t.Numbers[number]);
        foreach (var date in Ticket.DateNames)
            shape.Add(date, t => (Time)(t.Dates.TryGetValue(date, out var at) ? at : null));
        // Told is left out until somebody has replied.
        shape.Add("Told", t => t.Dates.TryGetValue("Told", out var at) ? (Time)at : null, Use.Record);
        shape.Add("SLA", _ => null);
        return shape;
    }
}
