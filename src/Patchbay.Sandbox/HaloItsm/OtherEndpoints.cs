using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Paths outside the pattern of resources.</summary>
static class OtherEndpoints
{
    static readonly (string Group, string Table, string[] Members)[] Searched =
    [
        ("tickets", "Tickets", ["summary", "details", "id"]), ("articles", "KBArticle", ["name", "description", "tag_string"]), ("clients", "Client", ["name"]),
        ("users", "Users", ["name", "emailaddress"]), ("assets", "Asset", ["inventory_number", "key_field"]), ("services", "Service", ["name"]),
    ];

    static readonly Resource ToDo = new("ToDo", "tickets")
    {
        Verbs = "LP", Required = ["text"], Filters = SetUpResources.Same("ticket_id"), Members = new("ticket_id:i text:s done:b start_date:dt end_date:dt sequence:i group_id:i"),
    };

    public static void Map(Routes routes)
    {
        ResourceEndpoints.Map(routes, ToDo);
        routes.Add("GET", "/Agent/me", null, PeopleResources.AgentMe);
        routes.Add("GET", "/Asset/NextTag", "assets", call => new(200, new JsonObject { ["tag"] = AssetResources.NextTag(call.Tenant) }));
        routes.Add("GET", "/Team/Tree", null, call => Bare(call, call.Tenant["Team"]));
        routes.Add("GET", "/Site/StockBins", "customers", call => Bare(call, call.Tenant["Site"].Where(site => Tenant.IsTrue(site["isstocklocation"]))));
        routes.Add("GET", "/Timesheet/mine", "timesheets", call => Bare(call, Mine(call, "Timesheet")));
        routes.Add("GET", "/TimesheetEvent/mine", "timesheets", call => Bare(call, Mine(call, "TimesheetEvent")));
        routes.Add("POST", "/ClientContract/NextRef", "contracts", call => new(200, new JsonObject { ["ref"] = $"CON-{call.Tenant["ClientContract"].Count + 1:000}" }));
        routes.Add("POST", "/SupplierContract/NextRef", "suppliers", call => new(200, new JsonObject { ["ref"] = $"SUP-{call.Tenant["SupplierContract"].Count + 1:000}" }));
        routes.Add("GET", "/Search", "tickets", Search);
    }

    static JsonAnswer Bare(Call call, IEnumerable<JsonObject> rows) => Listing.Answer(call, rows, wrapper: null, pages: false, row => row.DeepClone());

    static IEnumerable<JsonObject> Mine(Call call, string table) => call.Tenant[table].Where(row => Tenant.Int(row["agent_id"]) == Tenant.ApiAgent);

    static JsonAnswer Search(Call call)
    {
        var (text, count) = (call.Query("search") ?? "", call.Number("count_per_entity", 5));
        return new(200, new JsonObject(Searched.Select(group => KeyValuePair.Create(group.Group, (JsonNode?)new JsonArray([.. call.Tenant[group.Table]
            .Where(row => text.Length > 0 && !Tenant.IsTrue(row["deleted"]) && group.Members.Any(member => row[member]?.ToString().Contains(text, StringComparison.OrdinalIgnoreCase) == true))
            .Take(count).Select(row => (JsonNode)new JsonObject { ["id"] = row["id"]!.DeepClone(), ["name"] = (row["summary"] ?? row["name"] ?? row["inventory_number"])?.DeepClone() })])))));
    }
}
