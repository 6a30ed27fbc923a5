using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Tickets;

/// <summary>The list of tickets, and the filter, which knows no window of time.</summary>
static class TicketLists
{
    const int DaysListed = 30;

    static readonly Dictionary<string, QueryField> Fields = new(QueryField.Parse(
        "workspace_id:int requester_id:int group_id:int priority:int(1|2|3|4) impact:int(1|2|3) urgency:int(1|2|3) due_by:date fr_due_by:date created_at:date updated_at:date type:text"), StringComparer.Ordinal)
    {
        ["agent_id"] = QueryField.Member("int", "responder_id"),
        ["tag"] = QueryField.Member("text", "tags"),
    };

    /// <summary>Tickets that were created lately, or updated since a time, newest first.</summary>
    public static JsonAnswer List(Call call)
    {
        var rows = Filtered(call, call.InWorkspace(call.Tenant.Tickets.Rows));
        if (call.Query("requester_id") is { } requester)
            rows = rows.Where(row => row.Text("requester_id") == (long.TryParse(requester, out _) ? requester : throw Refusal.Field("requester_id", "It should be a/an Positive Integer", "datatype_mismatch")));
        if (call.Query("email") is { } email)
        {
            var person = call.Tenant.PersonByEmail(email) ?? throw Refusal.Field("email", "There is no contact matching the given email", "invalid_value");
            rows = rows.Where(row => row.Number("requester_id") == person.Number("id"));
        }

        if (call.Query("type") is { } type)
            rows = type is "Incident" or "Service Request" ? rows.Where(row => row.Text("type") == type) : throw Refusal.Field("type", "It should be one of these values: 'Incident,Service Request'", "invalid_value");
        rows = call.Query("updated_since") is { } since
            ? Since(rows, since)
            : rows.Where(row => Time(row, "created_at") >= call.Tenant.Clock.GetUtcNow().AddDays(-DaysListed));
        var sorted = rows.OrderBy(row => row.Text("created_at"), StringComparer.Ordinal).ThenBy(row => row.Number("id"));
        return call.Query("order_type") switch
        {
            "asc" => Replies.List(call, "tickets", sorted, TicketShape.Row(call)),
            null or "desc" => Replies.List(call, "tickets", sorted.Reverse(), TicketShape.Row(call)),
            _ => throw Refusal.Field("order_type", "It should be one of these values: 'asc,desc'", "invalid_value"),
        };
    }

    public static JsonAnswer Filter(Call call)
    {
        if (call.Query("query") is not { } query)
            throw Refusal.Field("query", "It should not be blank as this is a mandatory field", "missing_field");
        var fields = new Dictionary<string, QueryField>(Fields, StringComparer.Ordinal)
        {
            ["status"] = QueryField.Member($"int({string.Join('|', TicketForm.Statuses(call.Tenant))})", "status"),
            ["email"] = new("text", row => [call.Tenant.Person(row.Number("requester_id")) is { } person ? Tenant.EmailOf(person) : null]),
        };
        foreach (var field in call.Tenant.Forms["tickets"].Where(field => !field.Flag("default_field")))
            if (KindOf(field) is { } kind)
                fields[field.Text("name")!] = new(kind, row => [row["custom_fields"]?[field.Text("name")!]]);
        var test = Condition.Quoted(query, fields);
        // A query that names a workspace needs none beside it.
        var rows = call.Query("workspace_id") is null && query.Contains("workspace_id:", StringComparison.Ordinal) ? call.Tenant.Tickets.Rows.Where(call.Sees) : call.InWorkspace(call.Tenant.Tickets.Rows);
        return Replies.Found(call, "tickets", rows.Where(row => !row.Flag("deleted") && !row.Flag("spam")).Where(test).Reverse(), TicketShape.Row(call), total: true);
    }

    /// <summary>Paragraphs, lines of text and multiple choices cannot be asked for.</summary>
    static string? KindOf(JsonObject field) => field.Text("field_type") switch
    {
        "custom_number" => "int", "custom_checkbox" => "bool", "custom_dropdown" or "nested_field" => "text", "custom_date" => "date", _ => null,
    };

    static IEnumerable<JsonObject> Filtered(Call call, IEnumerable<JsonObject> rows) => call.Query("filter") switch
    {
        null => rows.Where(row => !row.Flag("deleted") && !row.Flag("spam")),
        "new_and_my_open" => rows.Where(row => !row.Flag("deleted") && !row.Flag("spam") && row.Number("status") == 2 && (row["responder_id"] is null || row.Number("responder_id") == call.Caller.Id)),
        "watching" => rows.Where(row => row.Items("_watchers").Any(id => id.Number() == call.Caller.Id)),
        "spam" => rows.Where(row => row.Flag("spam")),
        "deleted" => rows.Where(row => row.Flag("deleted")),
        _ => throw Refusal.Field("filter", "It should be one of these values: 'new_and_my_open,watching,spam,deleted'", "invalid_value"),
    };

    static IEnumerable<JsonObject> Since(IEnumerable<JsonObject> rows, string since) =>
        DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? rows.Where(row => Time(row, "updated_at") >= time)
            : throw Refusal.Field("updated_since", "It should be a/an ISO 8601 time", "datatype_mismatch");

    static DateTimeOffset Time(JsonObject row, string name) => DateTimeOffset.Parse(row.Text(name)!, CultureInfo.InvariantCulture);
}
