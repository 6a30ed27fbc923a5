using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>What an action does to its ticket.</summary>
static class ActionEffects
{
    /// <summary>Members of an action that set one member of the ticket.</summary>
    static readonly (string Action, string Ticket)[] Simple =
    [
        ("new_category1", "category_1"), ("new_category2", "category_2"), ("new_category3", "category_3"), ("new_category4", "category_4"), ("new_impact", "impact"), ("new_urgency", "urgency"),
        ("new_source", "source"), ("new_sla_id", "sla_id"), ("new_contract_id", "contract_id"), ("new_parent_id", "parent_id"), ("new_supplier_id", "supplier_id"), ("new_workflow_id", "workflow_id"),
        ("new_tickettype", "tickettype_id"), ("new_agent", "agent_id"), ("new_priority", "priority_id"), ("new_followupdate", "followupdate"), ("new_deadlinedate", "deadlinedate"),
        ("new_startdate", "startdate"), ("new_targetdate", "targetdate"),
    ];

    /// <summary>Refuses what points to nothing.</summary>
    public static JsonAnswer? Problem(Tenant tenant, JsonObject ticket, JsonObject read)
    {
        foreach (var (member, table) in new[] { ("new_status", "Status"), ("new_agent", "Agent"), ("new_tickettype", "TicketType"), ("new_sla_id", "SLA"), ("new_supplier_id", "Supplier"), ("new_contract_id", "ClientContract") })
            if (Tenant.Int(read[member]) is > 0 and var id && tenant.Find(table, id) is null)
                return Reply.NoSuchReference(member, "Actions");
        if (read["new_team"]?.ToString() is { Length: > 0 } team && Team(tenant, team) is null)
            return Reply.Refused($"There is no team named '{team}'");
        return Tenant.Int(read["new_priority"]) is > 0 && TicketRecord.Priority(tenant, read["new_sla_id"] ?? ticket["sla_id"], read["new_priority"]) is null
            ? Reply.Refused($"Priority {read["new_priority"]} is not one of the ticket's SLA") : null;
    }

    /// <summary>Changes the ticket, and notes on the action what it was before.</summary>
    public static void Apply(Call call, JsonObject ticket, JsonObject outcome, JsonObject action, JsonObject read)
    {
        var now = call.Now;
        var before = Tenant.Int(ticket["status_id"]) ?? -1;
        var after = Tenant.Int(read["new_status"]) is > 0 and var asked ? asked : Tenant.Int(outcome["newstatus"]) is > 0 and var usual ? usual : before;
        (action["old_status"], action["new_status"]) = (before, after);
        action["new_status_name"] = call.Tenant.Find("Status", after)?["name"]?.DeepClone() ?? "";
        if (after != before)
            TicketRecord.SetStatus(ticket, after, now);
        foreach (var (from, to) in Simple)
            if (read[from] is { } value && value.ToString() != "-1")
                ticket[to] = value.DeepClone();
        if (read["new_team"]?.ToString() is { Length: > 0 } team)
            ticket["team"] = Team(call.Tenant, team)!["name"]!.DeepClone();
        if (Tenant.Int(read["new_slastatus"]) is { } hold and >= 0)
            ticket["onhold"] = hold == 0;
        if (read["customfields"] is JsonArray fields)
            ticket["customfields"] = CustomFields.Stored(call.Tenant, usage: 1, fields);
        ticket["timetaken"] = Hours(ticket["timetaken"]) + Hours(action["timetaken"]);
        if (Tenant.IsTrue(read["action_isresponse"]) || (Tenant.IsTrue(action["sendemail"]) && ticket["responsedate"] is null))
            ticket["responsedate"] ??= now;
        (ticket["lastactiondate"], ticket["last_update"]) = (now, now);
        TicketRecord.SetTargets(call.Tenant, ticket);
        if (read["new_fixbydate"] is { } fix)
            ticket["fixbydate"] = fix.DeepClone();
    }

    static decimal Hours(JsonNode? node) => decimal.TryParse(node?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var hours) ? hours : 0;

    static JsonObject? Team(Tenant tenant, string name) => tenant["Team"].Find(row => string.Equals(row["name"]!.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
