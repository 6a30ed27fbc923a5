using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>What holds for every ticket, opportunity and project.</summary>
static class TicketRecord
{
    /// <summary>The one stock status whose meaning tenants do not change.</summary>
    public const int Closed = 9;

    /// <summary>The agent that stands for nobody.</summary>
    public const int Unassigned = 1;

    /// <summary>The client and site of tickets that came without.</summary>
    public const int UnknownClient = 1, UnknownSite = 1;

    public static MemberTypes Members { get; } = new(
        "summary:s details:s details_html:s tickettype_id:i status_id:i priority_id:i impact:i urgency:i client_id:i -client_name site_id:i -site_name user_id:i -user_name -users_name reportedby:s user_email:s "
        + "agent_id:i team:s category_1:s category_2:s category_3:s category_4:s sla_id:i contract_id:i supplier_id:i parent_id:i service_id:i product_id:i release_id:i assets:a customfields:a emailcclist:s "
        + "startdate:dt targetdate:dt deadlinedate:dt followupdate:dt estimate:n estimatedays:n source:i third_party_id:i third_party_id_string:s supplier_reference:s flagged:b excludefromsla:b showforusers:b "
        + "onhold:b template_id:i workflow_id:i todo_list:a tags:a closure_note:s closure_note_html:s budgettype_id:i -dateoccurred -dateclosed -last_update -lastactiondate -hasbeenclosed -respondbydate "
        + "-responsedate -fixbydate -timetaken -deleted -merged_into_id "
        + "oppcontactname:s oppcompanyname:s oppemailaddress:s opptel:s oppvalue:n oppconversionprobability:n oppprofit:n oppcurrentsystem:s oppcompetitors:s oppclosurecategory:i opptype:s pipeline_stage_id:i "
        + "projecttimebudget:n projectmoneybudget:n milestones:a budgets:a");

    public static bool IsOpen(JsonObject ticket) => !Tenant.IsTrue(ticket["deleted"]) && Tenant.Int(ticket["status_id"]) != Closed;

    public static IEnumerable<int> AssetIds(JsonObject ticket) => (ticket["assets"] as JsonArray ?? []).Select(asset => Tenant.Int(asset!["id"])).OfType<int>();

    /// <summary>Moves a ticket to a status; closed is told by dates and a flag, not by the status's name.</summary>
    public static void SetStatus(JsonObject ticket, int status, string now)
    {
        var was = Tenant.Int(ticket["status_id"]);
        ticket["status_id"] = status;
        if (status == Closed && (was != Closed || ticket["hasbeenclosed"] is null))
            (ticket["hasbeenclosed"], ticket["dateclosed"]) = (true, now);
        else if (status != Closed)
            (ticket["hasbeenclosed"], ticket["dateclosed"]) = (null, Tenant.NoDate);
    }

    /// <summary>A priority number means something within an SLA only.</summary>
    public static JsonObject? Priority(Tenant tenant, JsonNode? sla, JsonNode? priority) =>
        tenant["Priority"].Find(row => Tenant.Int(row["slaid"]) == Tenant.Int(sla) && Tenant.Int(row["priorityid"]) == Tenant.Int(priority));

    /// <summary>Sets the times by which to respond and to fix.</summary>
    public static void SetTargets(Tenant tenant, JsonObject ticket)
    {
        var opened = DateTimeOffset.Parse(ticket["dateoccurred"]!.ToString() + "Z", System.Globalization.CultureInfo.InvariantCulture);
        if (Priority(tenant, ticket["sla_id"], ticket["priority_id"]) is { } priority)
            (ticket["respondbydate"], ticket["fixbydate"]) = (Tenant.Stamp(opened.AddHours(Tenant.Int(priority["responsetime"])!.Value)), Tenant.Stamp(opened.AddHours(Tenant.Int(priority["fixtime"])!.Value)));
    }

    /// <summary>Refuses a site that is not the client's, and a user who is not of the site.</summary>
    public static JsonAnswer? PlaceProblem(Tenant tenant, JsonObject read, JsonObject? held)
    {
        var user = tenant.Find("Users", Tenant.Int(read["user_id"]));
        var site = tenant.Find("Site", Tenant.Int(read["site_id"] ?? (user is null ? held?["site_id"] : user["site_id"])));
        if (user is not null && site is not null && Tenant.Int(user["site_id"]) != Tenant.IdOf(site))
            return Reply.Refused("The User does not belong to this Site");
        return Tenant.Int(read["client_id"]) is > 0 and var client && site is not null && (read.ContainsKey("site_id") || user is not null) && Tenant.Int(site["client_id"]) != client
            ? Reply.Refused("The Site does not belong to this Client") : null;
    }
}
