using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>The filters of ticket lists. A parameter that is none of them has no effect and no complaint.</summary>
static class TicketFilters
{
    /// <summary>Id filters: parameter and member.</summary>
    static readonly (string Parameter, string Member)[] ById =
    [
        ("client_id", "client_id"), ("client_ids", "client_id"), ("site_id", "site_id"), ("user_id", "user_id"), ("agent_id", "agent_id"), ("agent", "agent_id"), ("supplier_id", "supplier_id"),
        ("contract_id", "contract_id"), ("service_id", "service_id"), ("parent_id", "parent_id"), ("release_id", "release_id"), ("status_id", "status_id"), ("status", "status_id"),
        ("requesttype_id", "tickettype_id"), ("requesttype", "tickettype_id"), ("priority", "priority_id"), ("sla", "sla_id"), ("product", "product_id"), ("ticketids", "id"),
    ];

    static readonly (string Parameter, string Member)[] ByText =
    [
        ("search_summary", "summary"), ("search_details", "details"), ("search_id", "id"), ("search_reportedby", "reportedby"), ("search_supplier_reference", "supplier_reference"),
    ];

    public static IEnumerable<JsonObject> Apply(Call call, IEnumerable<JsonObject> rows)
    {
        rows = rows.Where(row => Tenant.IsTrue(row["deleted"]) == call.Flag("deleted"));
        foreach (var (parameter, member) in ById)
            if (call.Ids(parameter) is { } ids)
                rows = rows.Where(row => Tenant.Int(row[member]) is { } id && ids.Contains(id));
        foreach (var (parameter, member) in ByText)
            if (call.Query(parameter) is { } text)
                rows = rows.Where(row => Has(row[member], text));
        return Dated(call, Counted(call, Named(call, Switched(call, rows))));
    }

    static bool Has(JsonNode? held, string text) => held?.ToString().Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    static IEnumerable<JsonObject> Switched(Call call, IEnumerable<JsonObject> rows)
    {
        if (call.Flag("open_only"))
            rows = rows.Where(TicketRecord.IsOpen);
        if (call.Flag("closed_only"))
            rows = rows.Where(row => Tenant.Int(row["status_id"]) == TicketRecord.Closed);
        if (call.Ids("includeclosed") is { } closed)
            rows = rows.Where(row => closed.Contains(TicketRecord.IsOpen(row) ? 0 : 1));
        if (call.Flag("mine"))
            rows = rows.Where(row => Tenant.Int(row["agent_id"]) == Tenant.ApiAgent);
        if (call.Flag("withattachments"))
        {
            var with = call.Tenant["Attachment"].Select(file => file["ticket_id"]?.ToString()).ToHashSet(StringComparer.Ordinal);
            rows = rows.Where(row => with.Contains(row["id"]!.ToString()));
        }

        if (call.Ids("flagged") is { } flagged)
            rows = rows.Where(row => flagged.Contains(Tenant.IsTrue(row["flagged"]) ? 1 : 0));
        return call.Ids("excludethese") is { } excluded ? rows.Where(row => !excluded.Contains(Tenant.IdOf(row)!.Value)) : rows;
    }

    /// <summary>Filters that go through another record: a team is stored by name and asked for by id.</summary>
    static IEnumerable<JsonObject> Named(Call call, IEnumerable<JsonObject> rows)
    {
        var tenant = call.Tenant;
        if (call.Query("search") is { } text)
        {
            var noted = call.Flag("searchactions") ? tenant["Actions"].Where(action => Has(action["note"], text)).Select(action => action["ticket_id"]!.ToString()).ToHashSet(StringComparer.Ordinal) : [];
            rows = rows.Where(row => Has(row["summary"], text) || Has(row["details"], text) || row["id"]!.ToString() == text || Has(User(tenant, row)?["name"], text)
                || Has(User(tenant, row)?["emailaddress"], text) || noted.Contains(row["id"]!.ToString()));
        }

        foreach (var parameter in new[] { "username", "search_user_name" })
            if (call.Query(parameter) is { } name)
                rows = rows.Where(row => Has(User(tenant, row)?["name"], name));
        if (call.Ids("team") is { } teams)
        {
            var names = tenant["Team"].Where(team => teams.Contains(Tenant.IdOf(team)!.Value)).Select(team => team["name"]!.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
            rows = rows.Where(row => names.Contains(row["team"]?.ToString() ?? ""));
        }

        foreach (var level in new[] { "category_1", "category_2", "category_3", "category_4" })
            if (call.Ids(level) is { } categories)
            {
                var values = tenant["Category"].Where(row => categories.Contains(Tenant.IdOf(row)!.Value)).Select(row => row["value"]!.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
                rows = rows.Where(row => values.Contains(row[level]?.ToString() ?? ""));
            }

        if (call.Ids("toplevel_id") is { } tops)
            rows = rows.Where(row => Tenant.Int(tenant.Find("Client", Tenant.Int(row["client_id"]))?["toplevel_id"]) is { } top && tops.Contains(top));
        if ((call.Ids("itil_requesttype_id") ?? call.Ids("itil_requesttype")) is { } kinds)
            rows = rows.Where(row => Tenant.Int(tenant.Find("TicketType", Tenant.Int(row["tickettype_id"]))?["itilrequesttype"]) is { } kind && kinds.Contains(kind));
        return rows;
    }

    static IEnumerable<JsonObject> Counted(Call call, IEnumerable<JsonObject> rows)
    {
        if (call.Ids("asset_id") is { } assets)
            rows = rows.Where(row => TicketRecord.AssetIds(row).Any(assets.Contains));
        if (call.Query("search_inventory_number") is { } tag)
        {
            var tagged = call.Tenant["Asset"].Where(asset => Has(asset["inventory_number"], tag)).Select(asset => Tenant.IdOf(asset)!.Value).ToHashSet();
            rows = rows.Where(row => TicketRecord.AssetIds(row).Any(tagged.Contains));
        }

        if (call.Ids("includechildren") is { } shapes)
        {
            var parents = call.Tenant["Tickets"].Select(row => Tenant.Int(row["parent_id"])).OfType<int>().ToHashSet();
            rows = rows.Where(row => shapes.Contains(Tenant.Int(row["parent_id"]) is > 0 ? 2 : parents.Contains(Tenant.IdOf(row)!.Value) ? 1 : 0));
        }

        return rows;
    }

    static IEnumerable<JsonObject> Dated(Call call, IEnumerable<JsonObject> rows)
    {
        // Both spellings are in use; any other column is none.
        var member = call.Query("datesearch") switch { "dateoccured" or "dateoccurred" => "dateoccurred", "datecleared" => "dateclosed", _ => null };
        if (member is null)
            return rows;
        if (call.Query("startdate") is { } start)
            rows = rows.Where(row => string.CompareOrdinal(row[member]?.ToString(), start.TrimEnd('Z')) >= 0);
        return call.Query("enddate") is { } end ? rows.Where(row => string.CompareOrdinal(row[member]?.ToString(), end.TrimEnd('Z')) <= 0) : rows;
    }

    static JsonObject? User(Tenant tenant, JsonObject ticket) => tenant.Find("Users", Tenant.Int(ticket["user_id"]));
}
