using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>Where one can go from a ticket, and which status changes are offered to this caller.</summary>
static class TicketHyperlinks
{
    public static JsonArray Of(Call call, Ticket ticket)
    {
        var path = $"/ticket/{ticket.Id}";
        var links = Hyperlinks.Self(call, ticket)
            .AddFields(CustomFieldValues.Applying(call.Tracker, ticket))
            .Add("history", $"{path}/history");
        AddLinks(call, links, ticket);
        if (!Access.CanWork(call))
            return links.ToJson();
        links.Add("correspond", $"{path}/correspond").Add("comment", $"{path}/comment");
        foreach (var step in Lifecycle.Tickets.StepsFrom(ticket.Status))
        {
            var to = step.Update switch { "Respond" => $"{path}/correspond", "Comment" => $"{path}/comment", _ => path };
            if (step.Update is null)
                links.Add("lifecycle", to, ("label", step.Label), ("from", step.From), ("to", step.To));
            else
                links.Add("lifecycle", to, ("label", step.Label), ("from", step.From), ("to", step.To), ("update", step.Update));
        }
        return links.ToJson();
    }

    public static void AddLinks(Call call, Hyperlinks links, Entity entity)
    {
        foreach (var name in LinkName.Distinct)
        {
            foreach (var link in name.Of(entity, call.Tracker.Links))
            {
                if ((name.Outgoing ? link.To : link.From) is { } far)
                    links.Add(name.Rel, $"/{far.Type}/{far.Id}", ("type", far.Type), ("id", far.ReferenceId));
                else
                    links.Add(name.Rel, link.Url!, ("type", "external"));
            }
        }
    }
}
