using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.History;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>Comments, which stay inside, and replies, which go to the requestor and open the ticket.</summary>
static class TicketReply
{
    public static JsonAnswer Post(Call call, Ticket? ticket, bool reply)
    {
        var fields = Read(call);
        var (transaction, sentences) = Record(call, ticket, fields, reply);
        return new JsonAnswer(201, new JsonArray([.. sentences.Select(s => JsonValue.Create(s))]))
            .With("Location", $"/REST/2.0/transaction/{transaction.Id}");
    }

    /// <summary>Stores the message, then does what else was asked; that part fails in sentences only.</summary>
    /// <exception cref="Refusal">No message was stored.</exception>
    public static (Transaction, List<string>) Record(Call call, Ticket? ticket, JsonObject fields, bool reply)
    {
        if (fields.Text("Content") is { Length: > 0 } && string.IsNullOrEmpty(fields.Text("ContentType")))
            throw new Refusal(Answers.Message(400, "ContentType is a required field for application/json"));
        var files = SentFiles.OfMessage(call, fields);
        var minutes = fields.Text("TimeTaken") is { Length: > 0 } taken ? Fields.Number(taken) : 0;
        if (ticket is null || minutes is null)
            throw new Refusal(Answers.Message(400, "Message could not be recorded"));
        if (!Access.CanWork(call) && !(reply && ticket.Roles["Requestor"].Contains(call.Caller)))
            throw new Refusal(Answers.Message(400, "Permission Denied"));

        var subject = fields.Text("Subject") ?? "";
        var transaction = call.Tracker.Record(ticket, call.Caller, new()
        {
            Kind = reply ? "Correspond" : "Comment",
            Data = subject.Length > 0 ? subject : "No Subject",
            TimeTaken = minutes.Value,
        });
        ticket.Numbers["TimeWorked"] += minutes.Value;
        TicketMessage.Store(call.Tracker, transaction, subject, fields.Text("Content") ?? "", fields.Text("ContentType") ?? "text/plain", files);
        new CustomFieldWriter(call, transaction).Fill(fields["TxnCustomFields"]);
        if (reply)
            Replied(call, ticket);
        return (transaction, [reply ? "Correspondence added" : "Comments added", .. Extras(call, ticket, fields)]);
    }

    /// <summary>What the product's automation does after a reply.</summary>
    static void Replied(Call call, Ticket ticket)
    {
        if (!ticket.Roles["Requestor"].Contains(call.Caller))
            ticket.Dates["Told"] = call.Tracker.Now;
        if (!Lifecycle.Tickets.Active.Contains(ticket.Status) && ticket.Status != "deleted")
            TicketStatus.Set(call.Tracker, ticket, "open", call.Tracker.Users.Find("RT_System")!);
    }

    static IEnumerable<string> Extras(Call call, Ticket ticket, JsonObject fields)
    {
        if (fields.Text("Status") is { } status)
        {
            yield return TicketStatus.Problem(call.Tracker, ticket, status)
                ?? (status == ticket.Status
                    ? $"You can't change status from '{status}' to '{status}'."
                    : TicketStatus.Set(call.Tracker, ticket, status, call.Caller));
        }
        foreach (var sentence in new CustomFieldWriter(call, ticket).Update(fields["CustomFields"]))
            yield return sentence;
        if (fields["TxnCustomFields"] is JsonObject { Count: > 0 })
            yield return "Custom fields updated";
    }

    /// <summary>The usual object, or a bare text as the body. Unlike elsewhere, broken JSON crashes here.</summary>
    static JsonObject Read(Call call)
    {
        if (call.Body.Text is { } text)
            return new() { ["Content"] = text, ["ContentType"] = call.Body.MediaType };
        if (call.Body.JsonError is not null || call.Body.Json is not (null or JsonObject))
            throw new Refusal(Answers.Crash);
        return call.Fields();
    }
}
