using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Lists;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Time;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Tickets;

/// <summary>What a ticket tells of other records: notes of every kind, time, schedule, activities, documents, products, configurations.</summary>
static class TicketLists
{
    public static void Map(Routes routes)
    {
        foreach (var tickets in (string[])["/service/tickets", "/project/tickets"])
        {
            List(routes, tickets, "allNotes", counts: false, AllNotes);
            MapConfigurations(routes, tickets);
        }

        List(routes, "/service/tickets", "timeentries", counts: true, (call, ticket) => Referring(call, TimeEntryRules.Table, row => row.IdOf("ticket") == ticket.Id, "notes"));
        List(routes, "/service/tickets", "scheduleentries", counts: true, (call, ticket) => Referring(call, "/schedule/entries", row => (int?)row.Fields["objectId"] == ticket.Id, "name"));
        List(routes, "/service/tickets", "activities", counts: true, (call, ticket) => Referring(call, "/sales/activities", row => row.IdOf("ticket") == ticket.Id, "name"));
        List(routes, "/service/tickets", "products", counts: true, (call, ticket) => Referring(call, "/procurement/products", row => row.IdOf("ticket") == ticket.Id, "description"));
        List(routes, "/service/tickets", "documents", counts: true, (call, ticket) =>
            Referring(call, "/system/documents", row => row.Text("recordType") == "Ticket" && (int?)row.Fields["recordId"] == ticket.Id, "title"));
    }

    static void List(Routes routes, string tickets, string name, bool counts, Func<Call, Row, IEnumerable<JsonObject>> records)
    {
        var schema = Schema.Of(name == "allNotes" ? "ServiceTicketNote" : $"{name}Reference");
        routes.Add("GET", $"{tickets}/{{pid}}/{name}", call => With(call, tickets, ticket => Listing.Answer(call, schema, records(call, ticket).Select(Listed.Of))));
        if (counts)
            routes.Add("GET", $"{tickets}/{{pid}}/{name}/count", call => With(call, tickets, ticket => Listing.Count(call, schema, records(call, ticket).Select(Listed.Of))));
    }

    static void MapConfigurations(Routes routes, string tickets)
    {
        var schema = Schema.Of("ConfigurationReference");
        var path = tickets + "/{pid}/configurations";
        routes.Add("GET", path, call => With(call, tickets, ticket => Listing.Answer(call, schema, Attached(call, ticket).Select(Listed.Of))));
        routes.Add("GET", path + "/count", call => With(call, tickets, ticket => Listing.Count(call, schema, Attached(call, ticket).Select(Listed.Of))));
        routes.Add("GET", path + "/{id}", call => With(call, tickets, ticket => Link(call, ticket) is { } link ? new(200, Told(call, link)) : Answers.NotFound("Configuration")));
        routes.Add("POST", path, call => With(call, tickets, ticket => Attach(call, ticket)));
        routes.Add("DELETE", path + "/{id}", call => With(call, tickets, ticket =>
        {
            if (Link(call, ticket) is not { } link)
                return Answers.NotFound("Configuration");
            call.Data[TicketRules.Configurations].Remove(link);
            return Answers.NoContent;
        }));
    }

    static JsonAnswer Attach(Call call, Row ticket)
    {
        var (id, device) = (call.Members["id"], call.Members["deviceIdentifier"]?.ToString());
        var configuration = call.Data["/company/configurations"].Rows.FirstOrDefault(row => id is not null ? row.Id.ToString() == id.ToString() : device is not null && row.Text("deviceIdentifier") == device);
        if (configuration is null)
            return Answers.Invalid("configurationReference", "InvalidReference", "id", "The configuration does not exist.");
        if (call.Data[TicketRules.Configurations].Of(ticket.Id).Any(link => link.IdOf("configuration") == configuration.Id))
            return Answers.Invalid("configurationReference", "ObjectExists", "id", "The configuration is already attached to this ticket.");
        var link = call.Data.Add(TicketRules.Configurations, new() { ["configuration"] = new JsonObject { ["id"] = configuration.Id } }, ticket.Id, call.Member);
        return new(201, Told(call, link));
    }

    static JsonAnswer With(Call call, string tickets, Func<Row, JsonAnswer> answer) =>
        call.Data[TicketRules.Table].Find(call.Id("pid")) is { } ticket && TicketRules.IsProject(ticket) == (tickets == "/project/tickets") ? answer(ticket) : Answers.NotFound("Ticket");

    static Row? Link(Call call, Row ticket) => call.Data[TicketRules.Configurations].Of(ticket.Id).FirstOrDefault(link => link.IdOf("configuration") == call.Id("id"));

    static IEnumerable<JsonObject> Attached(Call call, Row ticket) => call.Data[TicketRules.Configurations].Of(ticket.Id).Select(link => Told(call, link));

    static JsonObject Told(Call call, Row link)
    {
        var told = new Shape(call.Data, call.Root).Reference("Configuration", link.Fields["configuration"]!, "configuration").AsObject();
        told["_info"]!["name"] = call.Data.Find("Configuration", link.IdOf("configuration"))?.Text("name");
        return told;
    }

    static IEnumerable<JsonObject> Referring(Call call, string table, Func<Row, bool> refers, string name) => call.Data[table].Rows.Where(refers)
        .Select(row => new JsonObject { ["id"] = row.Id, [name] = row.Fields[name]?.DeepClone(), ["_info"] = new JsonObject { ["href"] = $"{call.Root}{table}/{row.Id}" } });

    /// <summary>The ticket's notes, and of its time entries those that say they belong to one of the tabs.</summary>
    static IEnumerable<JsonObject> AllNotes(Call call, Row ticket)
    {
        var notes = call.Data[TicketRules.Notes].Of(ticket.Id).Select(note => Note(call, ticket, note, "TicketNote", "text", "detailDescriptionFlag", "internalAnalysisFlag", "resolutionFlag"));
        var times = call.Data[TimeEntryRules.Table].Rows.Where(row => row.IdOf("ticket") == ticket.Id && row.Text("notes") is not null)
            .Select(row => Note(call, ticket, row, "TimeEntryNote", "notes", "addToDetailDescriptionFlag", "addToInternalAnalysisFlag", "addToResolutionFlag"))
            .Where(note => (bool)note["detailDescriptionFlag"]! || (bool)note["internalAnalysisFlag"]! || (bool)note["resolutionFlag"]!);
        return notes.Concat(times);
    }

    static JsonObject Note(Call call, Row ticket, Row row, string kind, string text, string detail, string analysis, string resolution)
    {
        var shape = new Shape(call.Data, call.Root);
        var note = new JsonObject
        {
            ["id"] = row.Id, ["noteType"] = kind, ["ticket"] = shape.Reference("Ticket", new JsonObject { ["id"] = ticket.Id }, "ticket"), ["text"] = row.Text(text), ["isMarkdownFlag"] = false,
            ["detailDescriptionFlag"] = row.Flag(detail), ["internalAnalysisFlag"] = row.Flag(analysis), ["resolutionFlag"] = row.Flag(resolution), ["bundledFlag"] = false, ["mergedFlag"] = false,
            ["issueFlag"] = row.Flag("issueFlag"), ["originalAuthor"] = row.EnteredBy,
        };
        foreach (var time in (string[])["timeStart", "timeEnd"])
        {
            if (row.Text(time) is { } at)
                note[time] = at;
        }

        foreach (var (field, target) in (ReadOnlySpan<(string, string)>)[("member", "Member"), ("contact", "Contact")])
        {
            if (row.Fields[field] is { } author)
                note[field] = shape.Reference(target, author, field);
        }

        note["_info"] = new JsonObject { ["lastUpdated"] = row.LastUpdated, ["updatedBy"] = row.UpdatedBy, ["dateEntered"] = row.DateEntered, ["enteredBy"] = row.EnteredBy };
        return note;
    }
}
