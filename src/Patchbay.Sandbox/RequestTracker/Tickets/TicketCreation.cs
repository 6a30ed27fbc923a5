using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Sql;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>
/// Making a ticket. Queue, status and numbers must be right; everything else that is wrong (owner, dates,
/// custom-field values, people) is left empty without a word.
/// </summary>
static class TicketCreation
{
    /// <exception cref="Refusal">The product makes no ticket.</exception>
    public static Ticket Make(Call call, JsonObject fields)
    {
        var tracker = call.Tracker;
        var files = SentFiles.OfCreation(call, fields);
        if (fields.Text("Queue") is not { Length: > 0 } queueName)
            throw Refused(400, "Could not create ticket. Queue not set");
        if (tracker.Queues.FindByIdOrName(queueName) is not { Disabled: false } queue || call.Caller.Standing == Standing.Reader)
            throw Refused(403, $"No permission to create tickets in the queue '{queueName}'");
        var status = fields.Text("Status") ?? "new";
        if (!Lifecycle.Tickets.Has(status))
            throw Refused(400, $"Status '{status}' isn't a valid status for tickets in this queue.");
        var ticket = new Ticket
        {
            Queue = queue,
            Owner = Owner(tracker, fields),
            Status = status,
            Subject = fields.Text("Subject") ?? "",
            Kind = fields.Text("Type") ?? "ticket",
        };
        SetNumbers(ticket, fields);
        SetDates(ticket, fields);
        tracker.Create(tracker.Tickets, ticket, call.Caller);
        SetRoles(call, ticket, fields);
        new CustomFieldWriter(call, ticket).Fill(fields["CustomFields"]);
        var created = tracker.Record(ticket, call.Caller, new() { Kind = "Create" });
        if (fields.Text("Content") is { } content)
            TicketMessage.Store(tracker, created, ticket.Subject, content, fields.Text("ContentType") ?? "text/plain", files);
        else if (files.Count > 0)
            TicketMessage.Store(tracker, created, ticket.Subject, "", "text/plain", files);
        TicketLinks.Update(call, ticket, fields);
        return ticket;
    }

    static Refusal Refused(int status, string message) => new(Answers.Message(status, message));

    static User Owner(Tracker tracker, JsonObject fields) =>
        fields.Text("Owner") is { } name && tracker.Users.FindByIdOrName(name) is { Privileged: true } owner ? owner : tracker.Nobody;

    static void SetNumbers(Ticket ticket, JsonObject fields)
    {
        foreach (var name in Ticket.NumberNames)
        {
            if (fields.Text(name) is not { Length: > 0 } text)
                continue;
            ticket.Numbers[name] = Fields.Number(text)
                ?? throw Refused(400, "Ticket could not be created due to an internal error");
        }
        if (fields["Priority"] is null)
            ticket.Numbers["Priority"] = ticket.Numbers["InitialPriority"];
    }

    static void SetDates(Ticket ticket, JsonObject fields)
    {
        foreach (var name in Ticket.DateNames)
        {
            if (fields.Text(name) is { } text && DateWords.Write(text, update: false) is { } at && at > DateTimeOffset.UnixEpoch)
                ticket.Dates[name] = at;
        }
    }

    static void SetRoles(Call call, Ticket ticket, JsonObject fields)
    {
        foreach (var role in Ticket.RoleNames)
        {
            ticket.Roles[role].AddRange(Fields.Texts(fields[role] is JsonObject ? null : fields[role])
                .Select(text => Principals.FindOrCreate(call.Tracker, text, call.Caller))
                .OfType<Entity>().Distinct());
        }
        // A ticket without a requestor is its creator's own.
        if (fields["Requestor"] is null)
            ticket.Roles["Requestor"].Add(call.Caller);
    }
}
