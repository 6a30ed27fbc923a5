using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Collections;
using Patchbay.Sandbox.Freshservice.Modules;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Tickets;

/// <summary>Incidents and service requests.</summary>
static class TicketEndpoints
{
    const int ActivitiesShown = 20;

    static readonly Collection Communications = new("/tickets/{ticket_id}/communications", "communication", "communications",
        "communication_type:str(email|zoom) subject body to_emails:email[] cc_emails:email[] topic") { Verbs = "list create get", ItemPath = "/tickets/{ticket_id}/communications/{communication_id}", HasMeta = true };

    static readonly Fields Item = Fields.Parse("quantity:int stage:int(1|2|3|4|5) custom_fields:obj");

    static readonly string[] Stages = ["", "Requested", "Delivered", "Cancelled", "Fulfilled", "Partially fulfilled"];

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/tickets", TicketLists.List);
        routes.Add("GET", "/tickets/filter", TicketLists.Filter);
        routes.Add("POST", "/tickets", call => Replies.Created(call, "ticket", TicketWriter.Create(call)));
        routes.Add("GET", "/tickets/{id}", call => Replies.One("ticket", TicketShape.View(call, call.Find("tickets"))));
        routes.Add("PUT", "/tickets/{id}", call =>
        {
            var ticket = call.Find("tickets");
            TicketWriter.Update(call, ticket);
            return Replies.One("ticket", ticket);
        });
        routes.Add("DELETE", "/tickets/{id}", call => Delete(call, true));
        routes.Add("PUT", "/tickets/{id}/restore", call => Delete(call, false));
        routes.Add("GET", "/tickets/{id}/restore", call => Delete(call, false)); // the reference's table says GET, its example PUT
        routes.Add("POST", "/tickets/{parent_id}/create_child_ticket", call =>
        {
            var parent = call.Find("tickets", "parent_id");
            return Replies.One("ticket", TicketWriter.Create(call, parent.Number("id")), 201);
        });
        routes.Add("PUT", "/tickets/{ticket_id}/promote", call => ChangeType(call, "Incident", "Major Incident"));
        routes.Add("PUT", "/tickets/{ticket_id}/demote", call => ChangeType(call, "Major Incident", "Incident"));
        routes.Add("GET", "/tickets/{id}/activities", Activities);
        routes.Add("GET", "/tickets/{id}/csat_response", call => call.Find("tickets")["_csat"] is JsonObject answer ? Replies.One("csat_response", answer) : throw Refusal.NotFound);
        routes.Add("GET", "/tickets/{id}/requested_items", call => Replies.List(call, "requested_items", ItemsOf(call, "id")));
        routes.Add("PUT", "/tickets/{ticket_id}/requested_items/{id}", ChangeItem);
        routes.Add("DELETE", "/tickets/{ticket_id}/attachments/{id}", call => Attachments.Remove(call.Find("tickets", "ticket_id"), call.Path("id")));
        routes.Add("GET", "/ticket_form_fields", call => Replies.List(call, "ticket_fields", Forms.Of(call, "tickets")));
        routes.Add("POST", "/ticket_fields/sources", AddSource);
        MoveWorkspace.Map(routes, "/tickets/{id}", "ticket", call => call.Find("tickets"), ("responder_id", "responder_id"));
        CollectionEndpoints.Map(routes, Tasks.Of("tickets"), TimeEntries.Of("tickets"), Communications);
        Conversations.Map(routes);
        Approvals.Map(routes, "tickets");
    }

    static JsonAnswer Delete(Call call, bool deleted)
    {
        var ticket = call.Find("tickets");
        ticket["deleted"] = deleted;
        ticket["updated_at"] = call.Now;
        return Replies.Empty(204);
    }

    static JsonAnswer ChangeType(Call call, string from, string to)
    {
        var ticket = call.Find("tickets", "ticket_id");
        Refusal.IfAny(Fields.Parse("type*:str").Problems(call, call.Body, isNew: true));
        if (ticket.Text("type") != from || call.Body.Text("type") != to)
            throw Refusal.Field("type", $"It should be one of these values: '{to}', on a ticket of type {from}", "invalid_value");
        ticket["type"] = to;
        ticket["updated_at"] = call.Now;
        return Replies.One("ticket", ticket);
    }

    /// <summary>The newest first; a token in the body leads to the ones before.</summary>
    static JsonAnswer Activities(Call call)
    {
        var id = call.Find("tickets").Number("id");
        var all = call.Tenant["activities"].Rows.Where(row => row.Number("_ticket") == id).Reverse().ToList();
        var start = call.Query("start_token") is not { } token ? 0 : int.TryParse(token, out var number) && number > 0 ? number : throw Refusal.Field("start_token", "It is not valid", "invalid_value");
        var more = start + ActivitiesShown < all.Count;
        return new(200, new JsonObject
        {
            ["activities"] = Replies.Rows(all.Skip(start).Take(ActivitiesShown)),
            ["next_page_url"] = more ? $"{Replies.Origin(call)}{call.Http.Request.Path}?start_token={start + ActivitiesShown}" : null,
        });
    }

    static IEnumerable<JsonObject> ItemsOf(Call call, string parameter)
    {
        var ticket = call.Find("tickets", parameter);
        return call.Tenant["requested_items"].Rows.Where(item => item.Number("_ticket") == ticket.Number("id"));
    }

    static JsonAnswer ChangeItem(Call call)
    {
        var item = ItemsOf(call, "ticket_id").FirstOrDefault(one => one.Text("id") == call.Path("id")) ?? throw Refusal.NotFound;
        Refusal.IfAny(Item.Problems(call, call.Body, isNew: false));
        item.Take(call.Body);
        item["updated_at"] = call.Now;
        var shown = item.Shown(); // another shape than the list's
        shown["stage"] = new JsonObject { ["id"] = item.Number("stage"), ["name"] = Stages[item.Number("stage")!.Value] };
        shown["item"] = call.Tenant["service_catalog/items"].Find(item.Number("service_item_id")) is { } service ? new JsonObject { ["id"] = service.Number("id"), ["name"] = service.Text("name") } : null;
        return Replies.One("requested_item", shown);
    }

    static JsonAnswer AddSource(Call call)
    {
        Refusal.IfAny(Fields.Parse("name*").Problems(call, call.Body, isNew: true));
        var sources = call.Tenant["ticket_fields/sources"].Rows;
        if (sources.Exists(own => own.Text("value") == call.Body.Text("name")))
            throw Refusal.Duplicate("name");
        var source = new JsonObject
        {
            ["id"] = call.Tenant.NextId(), ["choice_id"] = 1001 + sources.Count, ["value"] = call.Body.Text("name"), ["position"] = 16 + sources.Count, ["visible"] = true, ["default"] = false,
        };
        sources.Add(source);
        return Replies.One("source", source, 201);
    }
}
