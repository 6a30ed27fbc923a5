using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Approvals, which have no id of their own: ticket and sequence name one.</summary>
static class ApprovalEndpoints
{
    public static void Map(Routes routes)
    {
        routes.Add("GET", "/TicketApproval", "tickets", call =>
        {
            IEnumerable<JsonObject> rows = call.Tenant["TicketApproval"];
            if (call.Ids("ticket_id") is { } tickets)
                rows = rows.Where(row => tickets.Contains(Tenant.Int(row["ticket_id"])!.Value));
            if (call.Ids("action_number") is { } actions)
                rows = rows.Where(row => actions.Contains(Tenant.Int(row["actionnumber"]) ?? -1));
            if (call.Flag("mine"))
                rows = rows.Where(row => Tenant.Int(row["agent_id"]) == Tenant.ApiAgent);
            return Listing.Answer(call, rows, wrapper: null, pages: false, row => row.DeepClone());
        });
        routes.Add("GET", "/TicketApproval/{id}", "tickets", call => call.Tenant["TicketApproval"].Find(row => row["ticket_id"]!.ToString() == call.Path("id")) is { } first ? Reply.Ok(first) : Reply.NotFound("TicketApproval"));
        routes.Add("POST", "/TicketApproval", "tickets", call => ResourceEndpoints.Post(call, given => Decide(call, given)));
        routes.Add("DELETE", "/TicketApproval/{id}&{seq}", "tickets", call =>
        {
            if (Find(call, call.Path("id"), call.Path("seq")) is not { } approval)
                return Reply.NotFound("TicketApproval");
            call.Tenant["TicketApproval"].Remove(approval);
            return Reply.Ok(approval);
        });
    }

    static JsonObject? Find(Call call, string? ticket, string? sequence) =>
        call.Tenant["TicketApproval"].Find(row => row["ticket_id"]!.ToString() == ticket && row["seq"]!.ToString() == sequence);

    static JsonAnswer Decide(Call call, JsonObject given)
    {
        if (Find(call, given["ticket_id"]?.ToString(), given["seq"]?.ToString()) is not { } approval)
            return Reply.NotFound("TicketApproval");
        if (Tenant.Int(given["result"]) is not (1 or 2))
            return Reply.Refused("An approval takes the result 1 (approve) or 2 (reject)");
        (approval["result"], approval["dateapproved"]) = (given["result"]!.DeepClone(), call.Now);
        approval["note"] = given["note"]?.ToString() ?? "";
        return Reply.Ok(approval);
    }
}
