using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Sql;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>
/// A partial update. It never fails as a whole: each change that works stays, each that does not becomes a
/// sentence, and what is unknown or already so is passed over.
/// </summary>
sealed class TicketUpdate(Call call, Ticket ticket)
{
    static readonly string[] KnownKeys =
        [.. Ticket.DateNames, .. Ticket.NumberNames, .. Ticket.RoleNames, "Owner", "Queue", "Status", "Subject", "Type", "CustomFields", "MergeInto"];

    readonly List<string> sentences = [];

    Tracker Tracker => call.Tracker;

    /// <exception cref="Refusal">The product crashes half way; what came before stays.</exception>
    public List<string> Apply(JsonObject fields)
    {
        if (!Access.CanWork(call))
            return fields.Any(f => KnownKeys.Contains(f.Key)) ? [$"Ticket {ticket.Id}: Permission Denied"] : [];
        foreach (var name in Ticket.DateNames)
            SetDate(name, fields.Text(name));
        foreach (var name in Ticket.NumberNames)
            SetNumber(name, fields.Text(name));
        if (fields.Text("Owner") is { } owner && TicketOwner.Update(call, ticket, owner) is { } owned)
            Say(owned);
        SetQueue(fields.Text("Queue"));
        SetStatus(fields.Text("Status"));
        SetText("Subject", fields.Text("Subject"), ticket.Subject, v => ticket.Subject = v);
        SetText("Type", fields.Text("Type"), ticket.Kind, v => ticket.Kind = v);
        sentences.AddRange(new CustomFieldWriter(call, ticket).Update(fields["CustomFields"]));
        foreach (var role in Ticket.RoleNames)
            RoleUpdate.Apply(call, ticket, ticket.Roles, role, fields, sentences);
        sentences.AddRange(TicketLinks.Update(call, ticket, fields));
        Merge(fields.Text("MergeInto"));
        return sentences;
    }

    void Say(string sentence) => sentences.Add($"Ticket {ticket.Id}: {sentence}");

    void SetText(string name, string? value, string old, Action<string> set)
    {
        if (value is null || value == old)
            return;
        set(value);
        Changed(name, old, value, Quoted(old), Quoted(value));
    }

    void Changed(string name, string old, string now, string oldShown, string nowShown)
    {
        Tracker.Record(ticket, call.Caller, new() { Kind = "Set", Field = name, OldValue = old, NewValue = now });
        Say($"{name} changed from {oldShown} to {nowShown}");
    }

    void SetDate(string name, string? text)
    {
        if (text is null or "0")
            return; // neither clears a date; 1970 does
        if (DateWords.Write(text, update: true) is not { } at)
        {
            Say($"{name} could not be set to {text}.");
            return;
        }
        DateTimeOffset? old = ticket.Dates.TryGetValue(name, out var stored) ? stored : null;
        if (old == at)
            return;
        if (at == DateTimeOffset.UnixEpoch)
            ticket.Dates.Remove(name);
        else
            ticket.Dates[name] = at;
        Changed(name, $"{(Time)old}", $"{(Time)at}", Spoken(old), DateWords.IsSpoken(text) ? Spoken(at) : "Not set");
    }

    static string Spoken(DateTimeOffset? at) =>
        at is { } set && set > DateTimeOffset.UnixEpoch ? set.UtcDateTime.ToString("ddd MMM dd HH:mm:ss yyyy") : "Not set";

    void SetNumber(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        var isPriority = Priorities.IsName(name);
        // A word that is no priority quietly becomes 0.
        var value = Fields.Number(text) ?? (isPriority ? Priorities.Find(text) ?? 0 : null);
        if (value is null)
        {
            Say($"{name} could not be set to {text}.");
            return;
        }
        var old = ticket.Numbers[name];
        if (old == value)
            return;
        ticket.Numbers[name] = value.Value;
        if (name == "TimeWorked")
        {
            Tracker.Record(ticket, call.Caller, new() { Kind = "Set", Field = name, OldValue = $"{old}", NewValue = $"{value}", TimeTaken = value.Value - old });
            Say(value > old ? $"Worked {value - old} minutes" : $"Adjusted time worked by {value - old} minutes");
        }
        else if (isPriority)
            Changed(name, $"{old}", $"{value}", $"'{Priorities.Word(old)}'", $"'{Priorities.Word(value.Value)}'");
        else
            Changed(name, $"{old}", $"{value}", Minutes(old), Minutes(value.Value));
    }

    static string Minutes(int value) => value == 0 ? "(no value)" : $"'{value}'";

    void SetQueue(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return;
        if (Tracker.Queues.FindByIdOrName(name) is not { } queue)
            Say($"Queue {name} does not exist");
        else if (queue.Disabled)
            Say($"Queue {ticket.Queue.Name} is disabled"); // yes, the one it is in
        else if (queue != ticket.Queue)
        {
            var old = ticket.Queue;
            ticket.Queue = queue;
            Changed("Queue", $"{old.Id}", $"{queue.Id}", old.Name, queue.Name);
        }
    }

    void SetStatus(string? status)
    {
        if (status is null || status == ticket.Status)
            return;
        Say(TicketStatus.Problem(Tracker, ticket, status) ?? TicketStatus.Set(Tracker, ticket, status, call.Caller));
    }

    void Merge(string? target)
    {
        if (target is null)
            return;
        if (Fields.Number(target) is not { } id || Tracker.Tickets.Find(id)?.Effective is not { } into || into == ticket)
        {
            sentences.Add("New ticket doesn't exist");
            return;
        }
        ticket.MergedInto = into;
        into.Roles["Requestor"].AddRange(ticket.Roles["Requestor"].Except(into.Roles["Requestor"]).ToList());
        foreach (var transaction in Tracker.Transactions.Where(t => t.About == ticket))
            transaction.About = into;
        Tracker.Record(into, call.Caller, new() { Kind = "AddLink", Field = "MergedInto", NewValue = $"{ticket.Id}" });
        sentences.Add("Merge Successful");
    }

    static string Quoted(string value) => value.Length == 0 ? "(no value)" : $"'{value}'";
}
