using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Companies;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Tickets;

/// <summary>Service and project tickets: what the board and the company settle, and what closing means.</summary>
static class TicketRules
{
    public const string Table = "/service/tickets";

    public const string Notes = "/service/tickets/{pid}/notes";

    public const string Tasks = "/service/tickets/{pid}/tasks";

    /// <summary>Rows that tie a configuration to a ticket.</summary>
    public const string Configurations = "/service/tickets/{pid}/configurations";

    static readonly (string Given, string Flag)[] FirstNotes =
        [("initialDescription", "detailDescriptionFlag"), ("initialInternalAnalysis", "internalAnalysisFlag"), ("initialResolution", "resolutionFlag")];

    public static Rules Rules { get; } = new()
    {
        Begin = Begin,
        Check = Check,
        Saved = AddFirstNotes,
        Removed = Remove,
        Lists = ["scheduleentries", "documents", "configurations", "products", "timeentries", "activities"],
        ReadOnly = Rules.Words("recordType closedFlag closedDate closedBy actualHours hasChildTicket hasMergedChildTicketFlag mergedParentTicket slaStatus resources"),
    };

    public static bool IsProject(Row row) => row.Text("recordType") != "ServiceTicket";

    /// <summary>Who works on it: its owner, and whoever has it in the schedule.</summary>
    public static void SetResources(Database data, JsonObject fields, int ticket)
    {
        var owner = data.Find("Member", fields["owner"] is JsonObject reference ? (int?)reference["id"] : null);
        var scheduled = data["/schedule/entries"].Rows
            .Where(entry => (int?)entry.Fields["objectId"] == ticket && data.Find("ScheduleType", entry.IdOf("type"))?.Text("identifier") == "S")
            .Select(entry => data.Find("Member", entry.IdOf("member")));
        var names = scheduled.Prepend(owner).OfType<Row>().Select(member => member.Text("identifier")).Distinct(StringComparer.Ordinal).ToList();
        fields["resources"] = names.Count > 0 ? string.Join(", ", names) : null;
    }

    static void Begin(Change change)
    {
        var isProject = change.Collection.Path == "/project/tickets";
        change.Default("recordType", isProject ? "ProjectTicket" : "ServiceTicket");
        if (isProject)
            BeginProject(change);
        if (change.IsNew && change.Given["contactEmailLookup"]?.ToString() is { } mail && ContactRules.ByMail(change.Data, mail) is { } contact)
        {
            change.DefaultReference("company", change.Data.Find("Company", contact.IdOf("company")));
            if (contact.IdOf("company") == change.IdOf("company") && !change.Given.ContainsKey("contact"))
                change.SetReference("contact", contact);
        }

        change.DefaultReference("board", change.Data["/service/boards"].Rows.FirstOrDefault(board => board.Flag("projectFlag") == isProject && !board.Flag("inactiveFlag")));
        if (change.Before is { } before && before.IdOf("board") != change.IdOf("board"))
        {
            foreach (var child in (string[])["type", "subType", "item", "team"]) // they belong to the board it leaves; its status must be given
                change.Fields[child] = null;
        }

        if (change.Before?.IdOf("company") != change.IdOf("company") && !change.IsNew)
            change.Fields["contact"] = change.Fields["site"] = null;
    }

    static void BeginProject(Change change)
    {
        if (change.Data.Find("ProjectPhase", change.IdOf("phase") ?? (change.Given["phase"] is JsonObject given ? (int?)given["id"] : null)) is { Parent: { } project })
            change.DefaultReference("project", change.Data.Find("Project", project));
        if (change.Target("project") is not { } row)
        {
            change.Missing("project");
            return;
        }

        change.DefaultReference("company", change.Data.Find("Company", row.IdOf("company")));
        change.DefaultReference("board", change.Data.Find("Board", row.IdOf("board")));
    }

    static void Check(Change change)
    {
        var (data, board) = (change.Data, change.IdOf("board"));
        change.DefaultReference("status", DefaultOf(data["/service/boards/{pid}/statuses"], board) ?? data["/service/boards/{pid}/statuses"].Of(board).FirstOrDefault());
        if (change.Target("status") is { } status && status.Parent != board && !change.Errors.Exists(error => error.Field.StartsWith("status", StringComparison.Ordinal)))
            change.Errors.Add(new("NotFound", "status/id", $"Service Status not found for Service Board {board}"));
        change.DefaultReference("type", DefaultOf(data["/service/boards/{pid}/types"], board));
        CheckAssociations(change);
        change.DefaultReference("priority", data["/service/priorities"].Rows.FirstOrDefault(row => row.Flag("defaultFlag")));
        change.DefaultReference("source", data["/service/sources"].Rows.FirstOrDefault(row => row.Flag("defaultFlag")));
        change.DefaultReference("site", CompanyRules.PrimarySite(data, change.IdOf("company")));
        change.Default("siteName", change.Target("site")?.Text("name"));
        if (change.Target("contact") is { } contact)
            FillContact(change, contact);
        SetClosed(change);
        SetResources(data, change.Fields, change.Before?.Id ?? 0);
    }

    static Row? DefaultOf(Table table, int? board) => table.Of(board).FirstOrDefault(row => row.Flag("defaultFlag"));

    static void CheckAssociations(Change change)
    {
        if (change.Target("subType") is { } subType && change.IdOf("type") is { } type && subType.Fields["typeAssociationIds"] is JsonArray types && !types.Any(id => (int?)id == type))
            change.Errors.Add(new("NotFound", "subType/id", $"Service Sub Type not found for Service Type {type}"));
        var item = change.IdOf("item");
        if (item is not null && !change.Data["/service/boards/{pid}/typeSubTypeItemAssociations"].Of(change.IdOf("board"))
            .Any(row => row.IdOf("item") == item && row.IdOf("type") == change.IdOf("type") && (change.IdOf("subType") is null || row.IdOf("subType") == change.IdOf("subType"))))
            change.Errors.Add(new("NotFound", "item/id", "Service Item not found for this type and subtype"));
    }

    static void FillContact(Change change, Row contact)
    {
        if (change.Before?.IdOf("contact") == contact.Id)
            return;
        change.Fields["contactName"] = $"{contact.Text("firstName")} {contact.Text("lastName")}".Trim();
        change.Fields["contactEmailAddress"] = ContactRules.DefaultValue(change.Data, contact.Id, "Email");
        change.Fields["contactPhoneNumber"] = ContactRules.DefaultValue(change.Data, contact.Id, "Phone");
    }

    static void SetClosed(Change change)
    {
        var closed = change.Target("status")?.Flag("closedStatus") == true;
        if (closed == change.Flag("closedFlag"))
            return;
        change.Fields["closedFlag"] = closed;
        change.Fields["closedDate"] = closed ? change.Data.Now : null;
        change.Fields["closedBy"] = closed ? change.Call.Member : null;
    }

    static void AddFirstNotes(Change change, Row ticket)
    {
        foreach (var (given, flag) in change.IsNew ? FirstNotes : [])
        {
            if (change.Given[given]?.ToString() is { Length: > 0 } text)
                NoteRules.Add(change.Data, ticket, text, flag, change.Call.Member);
        }
    }

    static void Remove(Call call, Row ticket)
    {
        foreach (var children in (string[])[Notes, Tasks, Configurations])
        {
            foreach (var row in call.Data[children].Of(ticket.Id).ToList())
                call.Data[children].Remove(row);
        }
    }
}
