using Patchbay.Sandbox.RequestTracker.People;
using Patchbay.Sandbox.RequestTracker.Sql;
using Patchbay.Sandbox.RequestTracker.Tickets;

namespace Patchbay.Sandbox.RequestTracker.History;

/// <summary>The fields of TransactionSQL.</summary>
sealed class TransactionFields(Tracker tracker, User caller) : SqlFields<Transaction>
{
    protected override Func<Transaction, bool> Test(Condition condition)
    {
        if (CustomFieldTest.Of(condition, tracker) is { } custom)
            return custom;
        var name = condition.Field.ToLowerInvariant();
        switch (name)
        {
            case "id" or "objectid" or "timetaken":
                var number = Compare.Number(condition);
                return t => number(name switch { "id" => t.Id, "objectid" => t.About.Id, _ => t.TimeTaken });
            case "created":
                var date = Compare.Date(condition, tracker.Now);
                return t => date(t.Created);
            case "creator" or "ticketowner":
                var people = PeopleTest.Of(condition, int.TryParse(condition.Value, out _) ? "id" : "Name", caller);
                return t => people(name == "creator" ? [t.Creator!] : t.About is Ticket { Owner: var owner } ? [owner] : []);
            case "content":
                var content = Compare.Texts(condition);
                return t => content(tracker.Attachments
                    .Where(a => a.Transaction == t && a.ContentType.StartsWith("text/", StringComparison.Ordinal))
                    .Select(a => System.Text.Encoding.UTF8.GetString(a.Content)));
        }
        var text = Compare.Text(condition);
        return name switch
        {
            "type" => t => text(t.Kind),
            "field" => t => text(t.Field),
            "oldvalue" => t => text(t.OldValue),
            "newvalue" => t => text(t.NewValue),
            "objecttype" => t => text(TransactionShape.ObjectType(t)),
            "ticketsubject" => t => text((t.About as Ticket)?.Subject),
            "ticketstatus" => t => text((t.About as Ticket)?.Status),
            "ticketqueue" => t => text((t.About as Ticket)?.Queue.Name),
            _ => throw new SqlException($"Unknown field: {condition.Field}"),
        };
    }
}
