using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Installation;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Tickets;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Time;

/// <summary>Time entries: what they are charged to, how long they are, and whose open time sheet they go into.</summary>
static class TimeEntryRules
{
    public const string Table = "/time/entries";

    public static Rules Rules { get; } = new()
    {
        Begin = Begin,
        Check = Check,
        Saved = (change, _) => SumUp(change.Data, change.Fields),
        Removed = (call, row) => SumUp(call.Data, row.Fields),
        ReadOnly = Rules.Words("status timeSheet enteredBy dateEntered hoursBilled invoiceHours invoice agreementHours agreementAmount ticket"),
    };

    /// <summary>Fills what the product would fill, without keeping anything.</summary>
    public static void Defaults(Change change)
    {
        change.Default("chargeToType", "ServiceTicket");
        change.DefaultReference("member", SystemRules.MemberByLogin(change.Data, change.Call.Member));
        change.DefaultReference("workRole", change.Data.Find("WorkRole", change.Target("member")?.IdOf("workRole")));
        change.DefaultReference("workType", change.Data["/time/workTypes"].Rows.FirstOrDefault(row => row.Flag("overallDefaultFlag")));
        if (change.Before is null && !change.Given.ContainsKey("billableOption"))
            change.Fields["billableOption"] = change.Target("workType")?.Text("billTime") ?? "Billable";
        change.Default("locationId", 1);
        change.Default("businessUnitId", 1);
    }

    public static TimeSpan Length(string start, string end) => Parse(end) - Parse(start);

    static DateTimeOffset Parse(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    static void Begin(Change change)
    {
        Defaults(change);
        if (change.Text("chargeToType") is "ServiceTicket" or "ProjectTicket" && change.Fields["chargeToId"] is not null && Ticket(change.Data, change.Fields) is { } ticket)
            change.DefaultReference("company", change.Data.Find("Company", ticket.IdOf("company")));
    }

    static void Check(Change change)
    {
        if (change.Fields["chargeToId"] is not null)
            CheckTarget(change);
        if (change.Text("timeStart") is not { } start)
            return;
        CheckLength(change, start);
        CheckSheet(change, start);
        change.Default("enteredBy", change.Call.Member);
        change.Default("dateEntered", change.Data.Now);
        change.Default("status", "Open");
    }

    static void CheckTarget(Change change)
    {
        var kind = change.Text("chargeToType");
        if (kind is "ChargeCode" or "Activity")
        {
            if (change.Data[kind == "ChargeCode" ? "/time/chargeCodes" : "/sales/activities"].Find((int?)change.Fields["chargeToId"]) is null)
                change.Errors.Add(new("InvalidReference", "chargeToId", $"{kind} {change.Fields["chargeToId"]} not found"));
            return;
        }

        if (Ticket(change.Data, change.Fields) is not { } ticket || TicketRules.IsProject(ticket) != (kind == "ProjectTicket"))
        {
            change.Errors.Add(new("InvalidReference", "chargeToId", $"{kind} {change.Fields["chargeToId"]} not found"));
            return;
        }

        change.SetReference("ticket", ticket);
        if (change.IsNew && (change.Data.Find("ServiceStatus", ticket.IdOf("status"))?.Flag("timeEntryNotAllowed") == true || change.Data.Find("Board", ticket.IdOf("board"))?.Flag("timeEntryLockedFlag") == true))
            change.Invalid("chargeToId", $"Time may not be entered on ticket {ticket.Id} in its present status.");
    }

    static void CheckLength(Change change, string start)
    {
        var deducted = change.Fields["hoursDeduct"] is { } hours ? (double)hours : 0;
        var moved = change.Given.ContainsKey("timeStart") || change.Given.ContainsKey("timeEnd") || change.Given.ContainsKey("hoursDeduct");
        if (change.Given["actualHours"] is null && change.Text("timeEnd") is { } end && (change.IsNew || moved))
            change.Fields["actualHours"] = Math.Round(Length(start, end).TotalHours - deducted, 2);
        if (change.Fields["actualHours"] is not { } actual)
        {
            change.Errors.Add(new("MissingRequiredField", "timeEnd", "Either timeEnd or actualHours is required."));
            return;
        }

        if (change.Text("timeEnd") is null || (change.Given["actualHours"] is not null && change.Given["timeEnd"] is null))
            change.Fields["timeEnd"] = Database.Stamp(Parse(start).AddHours((double)actual + deducted));
        if (Length(start, change.Text("timeEnd")!) < TimeSpan.Zero)
            change.Invalid("timeEnd", "The end time must be after the start time.");
        else if ((double)actual is < 0 or > 24)
            change.Invalid("actualHours", "The hours must be between 0 and 24.");
    }

    static void CheckSheet(Change change, string start)
    {
        var sheet = change.Data["/time/sheets"].Rows.FirstOrDefault(row => row.IdOf("member") == change.IdOf("member")
            && Length(row.Text("dateStart")!, start) is var since && since >= TimeSpan.Zero && since < TimeSpan.FromDays(7));
        if (sheet is null)
            change.Invalid("timeStart", "There is no open time sheet for this date.");
        else if (sheet.Text("status") is not ("Open" or "Rejected"))
            change.Invalid("timeStart", $"The time sheet of this week is {sheet.Text("status")} and takes no more entries.");
        else
            change.SetReference("timeSheet", sheet);
    }

    static Row? Ticket(Database data, JsonObject entry) => data[TicketRules.Table].Find(entry["chargeToId"]!.AsValue().TryGetValue<int>(out var id) ? id : null);

    static void SumUp(Database data, JsonObject entry)
    {
        if (entry["chargeToType"]?.ToString() is not ("ServiceTicket" or "ProjectTicket") || Ticket(data, entry) is not { } ticket)
            return;
        ticket.Fields["actualHours"] = data[Table].Rows.Where(row => row.IdOf("ticket") == ticket.Id).Sum(row => (double?)row.Fields["actualHours"] ?? 0);
        ticket.LastUpdated = data.Now;
    }
}
