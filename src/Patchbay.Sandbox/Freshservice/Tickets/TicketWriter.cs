using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Tickets;

/// <summary>Creates and changes tickets, after judging the body.</summary>
static class TicketWriter
{
    const int Resolved = 4;
    const int Closed = 5;

    const string Common = "subject* description* type:str(Incident|Case) status*:int priority*:int(1|2|3|4) urgency:int(1|2|3) impact:int(1|2|3) source:int requester_id:@users email:email responder_id:@agents "
        + "group_id:@groups department_id:@departments email_config_id:int category sub_category item_category cc_emails:email[] tags:str[] due_by:dt fr_due_by:dt custom_fields:obj "
        + "assets:{display_id*:@assets}[] associate_ci:{display_id*:@assets} problem:{display_id*:@problems} change_initiating_ticket:{display_id*:@changes} change_initiated_by_ticket:{display_id*:@changes} "
        + "workspace_id+:int ";

    static readonly Fields OnCreation = Fields.Parse(Common + "phone name");

    static readonly Fields OnUpdate = Fields.Parse(Common + "requested_for_id:@users resolution_notes");

    static readonly int[] Sources = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18];

    public static JsonObject Create(Call call, long? parent = null)
    {
        var body = call.Body;
        var problems = OnCreation.Problems(call, body, isNew: true);
        if (body["requester_id"] is null && body["email"] is null && body["phone"] is null)
            problems.Add(Refusal.Missing("requester_id"));
        else if (body["requester_id"] is null && body["email"] is null && body["name"] is null)
            problems.Add(Refusal.Missing("name"));
        var workspace = body["workspace_id"] is null || body.Number("workspace_id") is not null ? call.WorkspaceOf(body) : (long?)null;
        problems.AddRange(Judge(call, body, null, workspace, closes: false));
        Refusal.IfAny(problems);

        var now = call.Tenant.Clock.GetUtcNow();
        var ticket = Blank(call.Tenant, now);
        ticket["workspace_id"] = workspace;
        ticket["requester_id"] = Requester(call, body);
        ticket["requested_for_id"] = ticket.Number("requester_id");
        ticket["_parent"] = parent;
        Write(call, ticket, body);
        call.Tenant.Tickets.Rows.Add(ticket);
        call.Tenant.Note(ticket, call.Caller.Id, "created the ticket");
        return ticket;
    }

    public static void Update(Call call, JsonObject ticket)
    {
        var body = call.Body;
        var problems = OnUpdate.Problems(call, body, isNew: false);
        var closes = body.Number("status") is Resolved or Closed && ticket.Number("status") is not (Resolved or Closed);
        if (body["requested_for_id"] is not null && ticket.Text("type") != "Service Request")
            problems.Add(Refusal.Problem("requested_for_id", "It can be set for service requests only", "incompatible_field"));
        problems.AddRange(Judge(call, body, ticket, ticket.Number("workspace_id"), closes));
        var bypass = call.Query("bypass_mandatory") == "true" && (call.Caller.IsAdmin ? true : throw Refusal.Denied);
        Refusal.IfAny([.. problems.Where(problem => !bypass || problem.Text("code") != "missing_field")]);

        Write(call, ticket, body);
        if (body.Text("resolution_notes") is { } notes)
            (ticket["resolution_notes_html"], ticket["resolution_notes"]) = (notes, Json.Plain(notes));
        call.Tenant.Note(ticket, call.Caller.Id, "changed " + string.Join(", ", body.Select(member => member.Key)));
    }

    /// <summary>A ticket as a form without any entry makes it.</summary>
    public static JsonObject Blank(Tenant tenant, DateTimeOffset now) => new()
    {
        ["id"] = tenant.IdFor("tickets"), ["subject"] = null, ["description"] = "", ["description_text"] = "", ["type"] = "Incident", ["status"] = 2, ["priority"] = 1, ["urgency"] = 1, ["impact"] = 1,
        ["source"] = 2, ["category"] = null, ["sub_category"] = null, ["item_category"] = null, ["requester_id"] = null, ["requested_for_id"] = null, ["responder_id"] = null, ["group_id"] = null,
        ["department_id"] = null, ["email_config_id"] = null, ["workspace_id"] = Tenant.PrimaryWorkspace, ["sla_policy_id"] = tenant["sla_policies"].Rows.FirstOrDefault()?.Number("id"),
        ["cc_emails"] = new JsonArray(), ["fwd_emails"] = new JsonArray(), ["reply_cc_emails"] = new JsonArray(), ["to_emails"] = null, ["tags"] = new JsonArray(), ["attachments"] = new JsonArray(),
        ["custom_fields"] = new JsonObject(), ["due_by"] = Tenant.Stamp(now.AddDays(3)), ["fr_due_by"] = Tenant.Stamp(now.AddDays(1)), ["is_escalated"] = false, ["fr_escalated"] = false, ["spam"] = false,
        ["deleted"] = false, ["resolution_notes"] = null, ["resolution_notes_html"] = null, ["created_within_business_hours"] = true, ["approval_status"] = 4, ["approval_status_name"] = "Not Requested",
        ["created_at"] = Tenant.Stamp(now), ["updated_at"] = Tenant.Stamp(now),
    };

    static List<JsonObject> Judge(Call call, JsonObject body, JsonObject? held, long? workspace, bool closes)
    {
        var problems = CustomFields.Problems(call, "tickets", workspace, body, held is null ? null : held["custom_fields"] as JsonObject ?? [], closes);
        problems.AddRange(TicketForm.CategoryProblems(call.Tenant, body, held));
        problems.AddRange(Attachments.Problems(call, held?.Items("attachments").Sum(file => file["size"].Number() ?? 0) ?? 0));
        if (body.Number("status") is { } status && !TicketForm.Statuses(call.Tenant).Contains(status))
            problems.Add(Refusal.Problem("status", $"It should be one of these values: '{string.Join(",", TicketForm.Statuses(call.Tenant))}'", "invalid_value"));
        if (body.Number("source") is { } source && !Sources.Contains((int)source) && !call.Tenant["ticket_fields/sources"].Rows.Exists(own => own.Number("choice_id") == source))
            problems.Add(Refusal.Problem("source", $"It should be one of these values: '{string.Join(",", Sources)}'", "invalid_value"));
        if (body["due_by"] is null != body["fr_due_by"] is null)
            problems.Add(Refusal.Missing(body["due_by"] is null ? "due_by" : "fr_due_by"));
        foreach (var name in new[] { "due_by", "fr_due_by" })
            if (DateTimeOffset.TryParse(body.Text(name), CultureInfo.InvariantCulture, out var due) && due <= call.Tenant.Clock.GetUtcNow())
                problems.Add(Refusal.Problem(name, "It should be in the future", "invalid_value"));
        return problems;
    }

    static long Requester(Call call, JsonObject body)
    {
        if (body.Number("requester_id") is { } id)
            return id;
        var (email, phone) = (body.Text("email"), body.Text("phone"));
        var known = email is not null ? call.Tenant.PersonByEmail(email)
            : call.Tenant.Requesters.Rows.Find(row => row.Text("work_phone_number") == phone || row.Text("mobile_phone_number") == phone);
        if (known is null)
            call.Tenant.Requesters.Rows.Add(known = People.Requesters.New(call.Tenant, new() { ["first_name"] = body.Text("name") ?? email!.Split('@')[0], ["primary_email"] = email, ["work_phone_number"] = phone }));
        return known.Number("id")!.Value;
    }

    static void Write(Call call, JsonObject ticket, JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            if (name is "requester_id" or "email" or "phone" or "name" or "custom_fields" or "workspace_id" or "resolution_notes")
                continue;
            // What a ticket is joined to shows only when asked for with include.
            ticket[name is "assets" or "associate_ci" or "problem" or "change_initiating_ticket" or "change_initiated_by_ticket" ? "_" + name : name] = value?.DeepClone();
        }

        if (ticket["requester_id"] is not null && (body["requester_id"] is not null || body["email"] is not null))
            ticket["requester_id"] = Requester(call, body);
        if (ticket["_associate_ci"] is { } single)
            ticket["_assets"] ??= new JsonArray(single.DeepClone());
        ticket["custom_fields"] = CustomFields.Merged(call, "tickets", ticket.Number("workspace_id"), ticket["custom_fields"], body["custom_fields"]);
        ticket["description_text"] = Json.Plain(ticket.Text("description"));
        foreach (var file in Attachments.Keep(call))
            ticket["attachments"]!.AsArray().Add(file);
        if (body.Number("status") is { } status)
        {
            ticket["_resolved_at"] = status is Resolved or Closed ? ticket.Text("_resolved_at") ?? call.Now : null;
            ticket["_closed_at"] = status == Closed ? call.Now : null;
        }

        ticket["updated_at"] = call.Now;
    }
}
