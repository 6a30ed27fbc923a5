using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Actions: numbered per ticket, impossible without an outcome, and the way a ticket changes.</summary>
static class ActionEndpoints
{
    static readonly MemberTypes Members = new(
        "ticket_id:i outcome_id:i outcome:s note:s note_html:s hiddenfromuser:b important:b who:s datetime:dt actionarrivaldate:dt actioncompletiondate:dt timetaken:n nonbilltime:n traveltime:n mileage:n chargerate:i "
        + "new_chargerate:i actisbillable:b actisreadyforprocessing:b labourwarranty:b new_status:i new_agent:i new_team:s new_priority:i new_tickettype:i new_category1:s new_category2:s new_category3:s new_category4:s "
        + "new_impact:i new_urgency:i new_source:i new_sla_id:i new_contract_id:i new_parent_id:i new_supplier_id:i new_workflow_id:i new_slastatus:i new_fixbydate:dt new_followupdate:dt new_deadlinedate:dt "
        + "new_startdate:dt new_targetdate:dt sendemail:b action_isresponse:b emailto:s emailcc:s emailbcc:s emailsubject:s emailbody:s emailbody_html:s emailtemplate_id:i from_mailbox_id:i from_address_override:s "
        + "replytoaddress:s send_survey:b follow:b unfollow:b customfields:a update_children:b update_parent:b appointment_id:i appointment_complete_status:i utcoffset:n _isimport:b");

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/Actions", "tickets", List);
        routes.Add("POST", "/Actions", "tickets", call => ResourceEndpoints.Post(call, given => Save(call, given)));
        routes.Add("GET", "/Actions/{id}", "tickets", call => With(call, action => Reply.Ok(action)));
        routes.Add("DELETE", "/Actions/{id}", "tickets", call => With(call, action =>
        {
            call.Tenant["Actions"].Remove(action);
            return Reply.Ok(action);
        }));
        routes.Add("GET", "/Feed", "tickets", Feed);
    }

    static JsonAnswer With(Call call, Func<JsonObject, JsonAnswer> then)
    {
        if (call.Query("ticket_id") is not { } ticket)
            return Reply.Invalid("ticket_id is required: actions are numbered per ticket.");
        return call.Tenant.Ticket(ticket) is not null && call.Tenant.ActionsOf(ticket).FirstOrDefault(action => action["id"]!.ToString() == call.Path("id")) is { } found
            ? then(found) : Reply.NotFound("Action");
    }

    static JsonAnswer List(Call call)
    {
        if (call.Query("ticket_id") is not { } id)
            return Reply.Invalid("ticket_id is required."); // without it the product reads every action there is, until the gateway gives up
        if (call.Tenant.Ticket(id) is not { } ticket)
            return Reply.NotFound("Ticket");
        var rows = call.Tenant.ActionsOf(id).Reverse(); // newest first
        if (call.Flag("excludeprivate"))
            rows = rows.Where(action => !Tenant.IsTrue(action["hiddenfromuser"]));
        if (call.Flag("importantonly"))
            rows = rows.Where(action => Tenant.IsTrue(action["important"]));
        if (call.Flag("timeentriesonly"))
            rows = rows.Where(action => decimal.TryParse(action["timetaken"]?.ToString(), out var hours) && hours > 0);
        if (call.Query("actoutcome") is { } outcome)
            rows = rows.Where(action => string.Equals(action["outcome"]?.ToString(), outcome, StringComparison.OrdinalIgnoreCase));
        if (call.Ids("actoutcomenum") is { } outcomes)
            rows = rows.Where(action => outcomes.Contains(Tenant.Int(action["outcome_id"]) ?? -1));
        if (call.Query("startdate") is { } start)
            rows = rows.Where(action => string.CompareOrdinal(action["datetime"]!.ToString(), start.TrimEnd('Z')) >= 0);
        if (call.Query("enddate") is { } end)
            rows = rows.Where(action => string.CompareOrdinal(action["datetime"]!.ToString(), end.TrimEnd('Z')) <= 0);
        if (call.Flag("importanttop"))
            rows = rows.OrderByDescending(action => Tenant.IsTrue(action["important"]));
        var answer = Listing.Answer(call, rows, "actions", pages: false, action => Row(call, action));
        answer.Body!["ticket_id"] = ticket["id"]!.DeepClone();
        return answer;
    }

    static JsonObject Row(Call call, JsonObject action)
    {
        var row = action.DeepClone().AsObject();
        if (!call.Flag("includehtmlnote"))
            row.Remove("note_html");
        if (call.Flag("includeattachments"))
            row["attachments"] = new JsonArray([.. call.Tenant["Attachment"].Where(file => file["ticket_id"]?.ToString() == action["ticket_id"]!.ToString()
                && file["action_id"]?.ToString() == action["id"]!.ToString()).Select(file => file.DeepClone())]);
        return row;
    }

    /// <summary>What happened anywhere, newest first; goes on by ids, not by pages.</summary>
    static JsonAnswer Feed(Call call)
    {
        IEnumerable<JsonObject> rows = call.Tenant["Feed"];
        if (call.Ids("older_than_id") is { } older)
            rows = rows.Where(row => Tenant.IdOf(row) < older.Min());
        if (call.Ids("newer_than_id") is { } newer)
            rows = rows.Where(row => Tenant.IdOf(row) > newer.Max());
        if (call.Flag("exclude_private"))
            rows = rows.Where(row => !Tenant.IsTrue(row["hiddenfromuser"]));
        foreach (var (parameter, member) in new[] { ("related_client_id", "client_id"), ("related_site_id", "site_id"), ("related_user_id", "user_id") })
            if (call.Ids(parameter) is { } ids)
                rows = rows.Where(row => Tenant.Int(call.Tenant.Find("Tickets", Tenant.Int(row["ticket_id"]))?[member]) is { } id && ids.Contains(id));
        return new(200, new JsonArray([.. rows.Reverse().Take(Math.Max(1, call.Number("count", 50))).Select(row => row.DeepClone())]));
    }

    static JsonAnswer Save(Call call, JsonObject given)
    {
        var read = Members.Read(given, out var misfit);
        if (misfit is not null)
            return Reply.Invalid(misfit);
        if (read["ticket_id"] is null)
            return Reply.CannotBeNull("Faultid", "Actions");
        if (call.Tenant.Ticket(read["ticket_id"]!.ToString()) is not { } ticket)
            return Reply.NotFound("Ticket");
        if (given["id"]?.ToString() is { } id and not "0")
            return call.Tenant.ActionsOf(read["ticket_id"]!.ToString()).FirstOrDefault(action => action["id"]!.ToString() == id) is { } held
                ? Changed(call, held, read) : Reply.NotFound("Action");
        if (Outcome(call, read) is not { } outcome)
            return Reply.Refused(read["outcome_id"] is null && read["outcome"] is null ? "An Outcome must be entered for this Action" : "You do not have access to this Action at this time");
        if (Refusal(call, ticket, outcome, read, given) is { } refusal)
            return refusal;
        var added = ActionRecord.Add(call.Tenant, ticket, outcome, read, call.Tenant.Clock.GetUtcNow());
        ActionEffects.Apply(call, ticket, outcome, added, read);
        Attachments.Add(call, given["attachments"], ticket["id"]!.ToString(), added["id"]!.ToString());
        var shown = added.DeepClone().AsObject();
        if (Tenant.IsTrue(given["_includeticketinresponse"]))
            shown["ticket"] = TicketEndpoints.Show(call, ticket);
        return new(201, shown);
    }

    /// <summary>An update changes the record of what happened, not the ticket.</summary>
    static JsonAnswer Changed(Call call, JsonObject action, JsonObject read)
    {
        foreach (var (name, value) in read)
            if (!name.StartsWith("new_", StringComparison.Ordinal) && name is not ("ticket_id" or "outcome_id" or "outcome" or "who" or "_isimport"))
                action[name] = value?.DeepClone();
        ActionRecord.DeriveNote(action, read);
        action["last_updated"] = call.Now;
        return Reply.Ok(action);
    }

    /// <summary>By id or by the name on the button; hidden ones are the product's own.</summary>
    static JsonObject? Outcome(Call call, JsonObject read) => call.Tenant["Outcome"].Find(row => !Tenant.IsTrue(row["hidden"]) && (read["outcome_id"] is { } id
        ? Tenant.IdOf(row) == Tenant.Int(id)
        : read["outcome"]?.ToString() is { } name && (Same(row["outcome"], name) || Same(row["buttonname"], name))));

    static bool Same(JsonNode? held, string name) => string.Equals(held?.ToString(), name, StringComparison.OrdinalIgnoreCase);

    static JsonAnswer? Refusal(Call call, JsonObject ticket, JsonObject outcome, JsonObject read, JsonObject given)
    {
        // An outcome of a workflow shows on the tickets of that workflow alone.
        if (Tenant.Int(outcome["workflow_id"]) is > 0 and var workflow && Tenant.Int(ticket["workflow_id"]) != workflow)
            return Reply.Refused("You do not have access to this Action at this time");
        if (Tenant.IsTrue(outcome["mustaddnote"]) && string.IsNullOrWhiteSpace((read["note"] ?? read["note_html"])?.ToString()))
            return Reply.Sentence("Please enter a note.");
        if (Tenant.IsTrue(outcome["mustassign"]) && Tenant.Int(read["new_agent"]) is not > 0 && string.IsNullOrEmpty(read["new_team"]?.ToString()))
            return Reply.Sentence("Please choose an agent or a team.");
        return CustomFields.Problem(call.Tenant, usage: 1, given, isNew: false) is { } field ? Reply.Sentence(field)
            : ActionEffects.Problem(call.Tenant, ticket, read) ?? Attachments.Problem(given["attachments"]);
    }
}
