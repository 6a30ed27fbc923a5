using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Ids that point to other records: checked by the database when written, accompanied by a name when read.</summary>
static class References
{
    /// <summary>Member, rows it points into, and the read-only member that shows the name; null when none does.</summary>
    static readonly (string Member, string Table, string? Shown)[] All =
    [
        ("client_id", "Client", "client_name"), ("site_id", "Site", "site_name"), ("user_id", "Users", "user_name"), ("supplier_id", "Supplier", "supplier_name"),
        ("assettype_id", "AssetType", "assettype_name"), ("assetgroup_id", "AssetGroup", "assetgroup_name"), ("sla_id", "SLA", "sla_name"), ("contract_id", "ClientContract", "contract_ref"),
        ("tickettype_id", "TicketType", null), ("agent_id", "Agent", null), ("toplevel_id", "TopLevel", "toplevel_name"), ("item_id", "Item", null), ("workday_id", "Workday", "workday_name"),
        ("linked_agent_id", "Agent", null), ("business_owner_id", "Agent", "business_owner_name"), ("technical_owner_id", "Agent", "technical_owner_name"), ("asset_id", "Asset", null),
        ("workflow_id", "Workflow", null), ("service_category_id", "ServiceCategory", null), ("main_site_id", "Site", "main_site_name"), ("linemanager", "Agent", "linemanager_name"),
    ];

    /// <summary>Refuses an id that nothing has; -1 and 0 mean "not set".</summary>
    public static JsonAnswer? Problem(Tenant tenant, string path, JsonObject read)
    {
        foreach (var (member, table, _) in All)
            if (Tenant.Int(read[member]) is > 0 and var id && tenant.Find(table, id) is null)
                return Reply.NoSuchReference(member, path);
        return Tenant.Int(read["ticket_id"]) is > 0 and var ticket && tenant.Ticket(ticket.ToString(System.Globalization.CultureInfo.InvariantCulture)) is null
            ? Reply.NoSuchReference("ticket_id", path) : null;
    }

    /// <summary>Puts the names next to the ids.</summary>
    public static void Name(Tenant tenant, JsonObject shown)
    {
        foreach (var (member, table, name) in All)
            if (name is not null && shown.ContainsKey(member))
                shown[name] = tenant.Find(table, Tenant.Int(shown[member]))?[table == "ClientContract" ? "ref" : "name"]?.DeepClone() ?? "";
    }
}
