using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Lists;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.ConnectWisePsa.Writes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Tickets;

/// <summary>What is done with tickets beside reading and writing them; and lists over all boards.</summary>
static class TicketActions
{
    static readonly Collection Service = Collections.At("/service/tickets");

    public static void Map(Routes routes)
    {
        routes.Add("POST", "/service/tickets/search", call => CollectionEndpoints.List(call, Service, Question.OfBody(call)));
        routes.Add("POST", "/project/tickets/search", call => CollectionEndpoints.List(call, Collections.At("/project/tickets"), Question.OfBody(call)));
        routes.Add("GET", "/service/tickets/info", call => Listing.Answer(call, Service.Schema, Tickets(call).Select(ticket => Listed.Of(Slim(call, ticket)))));
        routes.Add("GET", "/service/tickets/{id}/info", call => With(call, ticket => new(200, Slim(call, ticket))));
        routes.Add("POST", "/service/tickets/{id}/merge", call => With(call, ticket => Merge(call, ticket)));
        routes.Add("POST", "/service/tickets/{id}/attachChildren", call => With(call, ticket => AttachChildren(call, ticket)));
        routes.Add("POST", "/service/tickets/{id}/convert", call => With(call, ticket => Convert(call, ticket)));
        routes.Add("GET", "/service/teams", call => Listing.Answer(call, Schema.Of("BoardTeam"), Teams(call)));
        routes.Add("GET", "/service/teams/count", call => Listing.Count(call, Schema.Of("BoardTeam"), Teams(call)));
        routes.Add("GET", "/service/teams/{id}", call => Teams(call).FirstOrDefault(team => team.Id == call.Id("id")) is { } team ? new(200, team.Record.Value) : Answers.NotFound("ServiceTeam"));
    }

    static IEnumerable<Row> Tickets(Call call) => call.Data[TicketRules.Table].Rows.Where(row => !TicketRules.IsProject(row));

    static IEnumerable<Listed> Teams(Call call)
    {
        var collection = Collections.At("/service/boards/{pid}/teams");
        return call.Data[collection.Table].Rows.Select(row => new Listed(row.Id, new(() => new Shape(call.Data, call.Root).Of(collection, row))));
    }

    static JsonAnswer With(Call call, Func<Row, JsonAnswer> answer) =>
        call.Data[TicketRules.Table].Find(call.Id("id")) is { } ticket && !TicketRules.IsProject(ticket) ? answer(ticket) : Answers.NotFound("Ticket");

    static JsonObject Slim(Call call, Row ticket) => new()
    {
        ["id"] = ticket.Id, ["summary"] = ticket.Text("summary"), ["company"] = ticket.Fields["company"] is { } company ? new Shape(call.Data, call.Root).Reference("Company", company, "company") : null,
    };

    static JsonAnswer Merge(Call call, Row parent)
    {
        if (Named(call, "mergeTicketIds", parent) is not { } children)
            return Answers.Invalid("ticketMerge", "InvalidReference", "mergeTicketIds", "mergeTicketIds must be a list of other service tickets.");
        foreach (var child in children)
        {
            if (call.Members["status"] is JsonObject status)
                Writer.Patch(call, Service, child, null, [new() { ["op"] = "replace", ["path"] = "status", ["value"] = status.DeepClone() }]);
            child.Fields["mergedParentTicket"] = new JsonObject { ["id"] = parent.Id };
            child.LastUpdated = call.Data.Now;
        }

        parent.Fields["hasMergedChildTicketFlag"] = true;
        return Answers.Success($"{children.Count} tickets merged into {parent.Id}.");
    }

    static JsonAnswer AttachChildren(Call call, Row parent)
    {
        if (Named(call, "childTicketIds", parent) is not { } children)
            return Answers.Invalid("ticketBundle", "InvalidReference", "childTicketIds", "childTicketIds must be a list of other service tickets.");
        foreach (var child in children)
            child.Fields["parentTicketId"] = parent.Id;
        parent.Fields["hasChildTicket"] = true;
        return Answers.Success($"{children.Count} tickets attached to {parent.Id}.");
    }

    static JsonAnswer Convert(Call call, Row ticket)
    {
        var body = call.Members;
        if (string.IsNullOrEmpty(body["wbsCode"]?.ToString()))
            return Answers.Invalid("convertToProject", "MissingRequiredField", "wbsCode", "The wbsCode field is required.");
        if (body["recordType"]?.ToString() is not ("ProjectTicket" or "ProjectIssue") || call.Data.Find("Project", (int?)body["project"]?["id"]) is not { } project)
            return Answers.Invalid("convertToProject", "InvalidReference", "project", "A recordType of ProjectTicket or ProjectIssue and an existing project are needed.");
        ticket.Fields["recordType"] = body["recordType"]!.ToString();
        ticket.Fields["project"] = new JsonObject { ["id"] = project.Id };
        if (body["phase"] is JsonObject phase)
            ticket.Fields["phase"] = phase.DeepClone();
        ticket.Fields["wbsCode"] = body["wbsCode"]!.ToString();
        ticket.Fields["board"] = project.Fields["board"]?.DeepClone();
        ticket.Fields["status"] = call.Data["/service/boards/{pid}/statuses"].Of(project.IdOf("board")).FirstOrDefault() is { } status ? new JsonObject { ["id"] = status.Id } : null;
        foreach (var child in (string[])["type", "subType", "item", "team"])
            ticket.Fields.Remove(child);
        return Answers.Success($"Ticket {ticket.Id} is now a ticket of project {project.Id}.");
    }

    static List<Row>? Named(Call call, string property, Row parent)
    {
        if (call.Members[property] is not JsonArray { Count: > 0 } ids)
            return null;
        var rows = ids.Select(id => call.Data[TicketRules.Table].Find(id is JsonValue value && value.TryGetValue<int>(out var number) ? number : null)).OfType<Row>().ToList();
        return rows.Count == ids.Count && !rows.Contains(parent) && rows.TrueForAll(row => !TicketRules.IsProject(row)) ? rows : null;
    }
}
