using Patchbay.Sandbox.ConnectWisePsa.Tickets;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Time;

/// <summary>Schedule entries: of type S they put a member on a service ticket.</summary>
static class ScheduleRules
{
    public static Rules Rules { get; } = new()
    {
        Check = Check,
        Saved = (change, row) => Resources(change.Data, (int?)row.Fields["objectId"]),
        Removed = (call, row) => Resources(call.Data, (int?)row.Fields["objectId"]),
    };

    static void Check(Change change)
    {
        var ticket = change.Fields["objectId"] is { } id ? change.Data[TicketRules.Table].Find((int?)id) : null;
        if (change.Target("type")?.Text("identifier") == "S" && change.Fields["objectId"] is not null && ticket is null)
            change.Errors.Add(new("InvalidReference", "objectId", $"Service Ticket {change.Fields["objectId"]} not found"));
        change.Default("name", ticket?.Text("summary"));
        change.DefaultReference("status", change.Data["/schedule/statuses"].Rows.FirstOrDefault(row => row.Flag("defaultFlag")));
        if (change.Text("dateStart") is not { } start || change.Text("dateEnd") is not { } end)
            return;
        if (TimeEntryRules.Length(start, end) < TimeSpan.Zero)
            change.Invalid("dateEnd", "The end must be after the start.");
        if (change.IsNew || change.Given.ContainsKey("dateStart") || change.Given.ContainsKey("dateEnd"))
            change.Fields["hours"] = Math.Round(TimeEntryRules.Length(start, end).TotalHours, 2);
    }

    static void Resources(Records.Database data, int? ticket)
    {
        if (data[TicketRules.Table].Find(ticket) is { } row)
            TicketRules.SetResources(data, row.Fields, row.Id);
    }
}
