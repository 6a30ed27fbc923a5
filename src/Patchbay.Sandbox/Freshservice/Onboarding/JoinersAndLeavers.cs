using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Tickets;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Onboarding;

/// <summary>Onboarding or offboarding: a form of its own, requests, and the tickets that each of them opens a little later.</summary>
/// <param name="kind"><c>onboarding</c> or <c>offboarding</c>.</param>
sealed class JoinersAndLeavers(string kind)
{
    static readonly Fields Body = Fields.Parse("initiator_id:@agents fields*:obj");

    readonly string table = $"{kind}_requests";

    public static void Map(Routes routes)
    {
        new JoinersAndLeavers("onboarding").MapOne(routes);
        new JoinersAndLeavers("offboarding").MapOne(routes);
    }

    void MapOne(Routes routes)
    {
        routes.Add("GET", $"/{table}", call =>
        {
            Settle(call.Tenant);
            return Replies.List(call, table, call.Tenant[table].Rows.AsEnumerable().Reverse());
        });
        routes.Add("POST", $"/{table}", Create);
        routes.Add("GET", $"/{table}/form", call => Replies.List(call, "fields", call.Tenant.Forms[kind]));
        routes.Add("GET", $"/{table}/{{id}}", call =>
        {
            Settle(call.Tenant);
            return Replies.One($"{kind}_request", call.Find(table));
        });
        routes.Add("GET", $"/{table}/{{id}}/tickets", call =>
        {
            Settle(call.Tenant);
            return Replies.List(call, $"{kind}_tickets", Tickets(call, call.Find(table)));
        });
    }

    JsonAnswer Create(Call call)
    {
        Refusal.IfAny(Body.Problems(call, call.Body, isNew: true));
        if (call.Body["initiator_id"] is not null && !call.Caller.IsAdmin)
            throw Refusal.Field("initiator_id", "Only an administrator may set it", "inaccessible_field");
        var request = Begin(call.Tenant, call.Body["fields"]!.AsObject(), call.Body.Number("initiator_id") ?? call.Caller.Id);
        return Replies.Created(call, $"{kind}_request", request);
    }

    /// <summary>A new request, without tickets yet.</summary>
    public JsonObject Begin(Tenant tenant, JsonObject sent, long initiator)
    {
        var (fields, lookups, problems) = FormValues.Read(tenant, tenant.Forms[kind], sent);
        Refusal.IfAny(problems);
        var person = tenant.Agents.Find(initiator)!;
        var request = new JsonObject
        {
            ["id"] = tenant.IdFor(table),
            ["subject"] = $"{(kind == "onboarding" ? "Employee Onboarding" : "Employee Offboarding")} Request: {fields["cf_employee_name"] ?? fields["cf_employee"]}",
            ["status"] = 3, ["ticket_id"] = null, ["fields"] = fields, ["lookup_values"] = lookups,
            ["actors"] = new JsonObject { ["HR Manager"] = new JsonObject { ["email"] = person.Text("email"), ["name"] = Tenant.NameOf(person), ["response_status"] = "completed" } },
            ["created_at"] = tenant.Now, ["updated_at"] = tenant.Now, ["_initiator"] = initiator, ["_fresh"] = true,
        };
        tenant[table].Rows.Add(request);
        return request;
    }

    /// <summary>Opens the tickets of requests that have none: the product does so in the background, so that a new request's answer names none.</summary>
    public void Settle(Tenant tenant)
    {
        foreach (var request in tenant[table].Rows.Where(row => row.Flag("_fresh")))
        {
            request["_fresh"] = false;
            request["ticket_id"] = Open(tenant, request, request.Text("subject")!, null);
            foreach (var task in kind == "onboarding" ? new[] { "Create accounts", "Hand over laptop" } : ["Close accounts", "Collect equipment"])
                Open(tenant, request, $"{task}: {request.Text("subject")}", request.Number("ticket_id"));
        }
    }

    long Open(Tenant tenant, JsonObject request, string subject, long? parent)
    {
        var ticket = TicketWriter.Blank(tenant, tenant.Clock.GetUtcNow());
        ticket.Take(new()
        {
            ["subject"] = subject, ["type"] = "Service Request", ["source"] = kind == "onboarding" ? 13 : 18, ["requester_id"] = request.Number("_initiator"), ["requested_for_id"] = request.Number("_initiator"), ["_parent"] = parent,
            [$"_{kind}"] = request.Number("id"), [$"_{kind}_context"] = new JsonObject { ["fields"] = request["fields"]!.DeepClone(), ["lookup_values"] = request["lookup_values"]!.DeepClone() },
        });
        tenant.Tickets.Rows.Add(ticket);
        return ticket.Number("id")!.Value;
    }

    IEnumerable<JsonObject> Tickets(Call call, JsonObject request) => call.Tenant.Tickets.Rows.Where(ticket => ticket.Number($"_{kind}") == request.Number("id")).Select(ticket => new JsonObject
    {
        ["id"] = ticket.Number("id"), ["subject"] = ticket.Text("subject"), ["status"] = ticket.Number("status"),
        ["responder_email"] = call.Tenant.Agents.Find(ticket.Number("responder_id"))?.Text("email"), ["parent"] = ticket["_parent"] is null, ["predecessor_ticket_id"] = ticket["_parent"]?.DeepClone(),
        ["successor_ticket_ids"] = new JsonArray(), [$"{kind}_context"] = ticket[$"_{kind}_context"]!.DeepClone(), ["created_at"] = ticket.Text("created_at"), ["updated_at"] = ticket.Text("updated_at"),
    });
}
