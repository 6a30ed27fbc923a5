using Patchbay.Sandbox.RequestTracker.History;
using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Sql;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>The fields of TicketSQL.</summary>
sealed class TicketFields(Tracker tracker, User caller) : SqlFields<Ticket>
{
    bool namesType;

    /// <summary>Tickets that match. Deleted ones never do, and other types only when the query names the type.</summary>
    /// <exception cref="SqlException">The query is not understood.</exception>
    public IEnumerable<Ticket> Find(string query)
    {
        namesType = false;
        var matches = Compile(query);
        return tracker.Tickets.Where(t => t is { MergedInto: null, Status: not "deleted" } && (namesType || t.Kind == "ticket") && matches(t));
    }

    protected override Func<Ticket, bool> Test(Condition condition)
    {
        if (CustomFieldTest.Of(condition, tracker) is { } custom)
            return custom;
        var parts = condition.Field.Split('.', 2);
        var name = parts[0].ToLowerInvariant();
        var attribute = parts.Length == 2 ? parts[1] : null;
        namesType |= name == "type";
        return Plain(condition, name, attribute)
            ?? People(condition, name, attribute)
            ?? Dates(condition, name)
            ?? Numbers(condition, name)
            ?? Links(condition, name)
            ?? Messages(condition, name)
            ?? throw new SqlException($"Unknown field: {parts[0]}");
    }

    Func<Ticket, bool>? Plain(Condition condition, string name, string? attribute)
    {
        var text = Compare.Text(condition);
        switch (name)
        {
            case "id": var number = Compare.Number(condition); return t => number(t.Id);
            case "subject": return t => text(t.Subject);
            case "type": return t => text(t.Kind);
            case "lifecycle": return _ => text("default");
            case "sla": return _ => text(null);
            case "status" when condition.Value is "__Active__" or "__Inactive__":
                var active = condition.Value == "__Active__" != condition.IsNegative;
                return t => Lifecycle.Tickets.IsActive(t.Status) == active;
            case "status": return t => text(t.Status);
            case "queue" when attribute?.Equals("Description", StringComparison.OrdinalIgnoreCase) == true: return t => text(t.Queue.Description);
            case "queue" when attribute is null && int.TryParse(condition.Value, out _): return t => text($"{t.Queue.Id}");
            case "queue": return t => text(t.Queue.Name);
            default: return null;
        }
    }

    Func<Ticket, bool>? People(Condition condition, string name, string? attribute)
    {
        // Watchers are compared by address, staff by name or number.
        Func<Ticket, IEnumerable<Entity>>? read = name switch
        {
            "requestor" or "requestors" => t => t.Roles["Requestor"],
            "cc" => t => t.Roles["Cc"],
            "admincc" => t => t.Roles["AdminCc"],
            "watcher" => t => t.Roles.Values.SelectMany(r => r),
            _ => null,
        };
        if (read is not null)
        {
            var watcher = PeopleTest.Of(condition, attribute ?? "EmailAddress", caller);
            return t => watcher(read(t));
        }
        read = name switch
        {
            "owner" => t => [t.Owner],
            "creator" => t => [t.Creator!],
            "lastupdatedby" => t => [t.LastUpdatedBy!],
            "updatedby" => t => History(t).Select(h => h.Creator!),
            _ => null,
        };
        if (read is not null)
        {
            var staff = PeopleTest.Of(condition, attribute ?? (int.TryParse(condition.Value, out _) ? "id" : "Name"), caller);
            return t => staff(read(t));
        }
        if (name != "ownergroup")
            return null;
        var group = Compare.Text(condition);
        var members = tracker.Groups.Where(g => g.Domain == "UserDefined" && group(g.Name)).SelectMany(g => g.AllMembers()).ToHashSet();
        return t => members.Contains(t.Owner);
    }

    Func<Ticket, bool>? Dates(Condition condition, string name)
    {
        var stored = Ticket.DateNames.FirstOrDefault(d => d.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (stored is null && name is not ("created" or "lastupdated" or "updated"))
            return null;
        var date = Compare.Date(condition, tracker.Now);
        return name switch
        {
            "created" => t => date(t.Created),
            "lastupdated" => t => date(t.LastUpdated),
            "updated" => t => History(t).Any(h => date(h.Created)),
            _ => t => date(t.Dates.TryGetValue(stored!, out var at) ? at : null),
        };
    }

    static Func<Ticket, bool>? Numbers(Condition condition, string name)
    {
        if (Ticket.NumberNames.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } stored)
            return null;
        if (Priorities.IsName(stored) && Priorities.Find(condition.Value) is { } word)
            condition = condition with { Value = $"{word}" };
        var number = Compare.Number(condition);
        return t => number(t.Numbers[stored]);
    }

    Func<Ticket, bool>? Links(Condition condition, string name)
    {
        var text = Compare.Texts(condition);
        if (name is "linked" or "linkedto")
            return t => text(tracker.Links.Where(l => l.From == t).Select(l => l.Target).Concat(tracker.Links.Where(l => l.To == t).Select(l => $"{l.From.Id}")));
        if (LinkName.Find(name, StringComparison.OrdinalIgnoreCase) is not { } link)
            return null;
        return t => text(link.Of(t, tracker.Links).Select(l => link.Outgoing ? l.Target : $"{l.From.Id}"));
    }

    Func<Ticket, bool>? Messages(Condition condition, string name)
    {
        Func<Attachment, string>? read = name switch
        {
            "content" => a => a.Filename.Length == 0 && a.ContentType.StartsWith("text/", StringComparison.Ordinal) ? System.Text.Encoding.UTF8.GetString(a.Content) : "",
            "filename" => a => a.Filename,
            "contenttype" => a => a.ContentType,
            _ => null,
        };
        if (read is null)
            return null;
        var text = Compare.Texts(condition);
        return t => text(tracker.Attachments.Where(a => a.Transaction.About == t).Select(read));
    }

    IEnumerable<Transaction> History(Ticket ticket) => tracker.Transactions.Where(h => h.About == ticket);
}
