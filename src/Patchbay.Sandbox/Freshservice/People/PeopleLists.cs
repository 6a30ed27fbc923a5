using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.People;

/// <summary>What lists of requesters and of agents have in common.</summary>
static class PeopleLists
{
    const int LastPageOfAQuery = 40;

    /// <summary>Members of both kinds.</summary>
    public const string SharedFields = "work_phone_number mobile_phone_number department_ids:@departments[] can_see_all_tickets_from_associated_departments:bool reporting_manager_id:@users address time_zone "
        + "time_format:str(12h|24h) language location_id:@locations background_information custom_fields:obj";

    static readonly string[] Plain = ["first_name", "last_name", "job_title", "mobile_phone_number", "work_phone_number"];

    public static Dictionary<string, QueryField> Queried(string email) => new(QueryField.Parse(
        $"first_name:text last_name:text job_title:text {email}:text work_phone_number:text mobile_phone_number:text reporting_manager_id:int time_zone:text language:text location_id:int created_at:date updated_at:date"), StringComparer.Ordinal)
    {
        ["name"] = new("text", row => [Tenant.NameOf(row)]),
        ["department_id"] = QueryField.Member("int", "department_ids"),
    };

    /// <summary>The list: by <c>query</c> as a search of at most 40 pages, else by plain filters.</summary>
    public static JsonAnswer List(Call call, string table, IEnumerable<JsonObject> rows, Dictionary<string, QueryField> queried, string email)
    {
        if (call.Query("query") is { } query)
        {
            var fields = new Dictionary<string, QueryField>(queried, StringComparer.Ordinal);
            foreach (var field in CustomFields.Of(call.Tenant, table, null))
                fields[field.Text("name")!] = new(field.Text("type") == "custom_number" ? "int" : field.Text("type") == "custom_date" ? "date" : "text", row => [row["custom_fields"]?[field.Text("name")!]]);
            return Replies.Found(call, table, rows.Where(Condition.Quoted(query, fields)), lastPage: LastPageOfAQuery);
        }

        foreach (var name in Plain)
            if (call.Query(name) is { } value)
                rows = rows.Where(row => string.Equals(row.Text(name), value, StringComparison.OrdinalIgnoreCase));
        if ((call.Query(email) ?? call.Query("email")) is { } address)
            rows = rows.Where(row => string.Equals(row.Text(email), address, StringComparison.OrdinalIgnoreCase));
        if (call.Query("name") is { } full)
            rows = rows.Where(row => string.Equals(Tenant.NameOf(row), full, StringComparison.OrdinalIgnoreCase));
        if (call.Query("department_id") is { } department)
            rows = rows.Where(row => row.Items("department_ids").Any(id => id.ToString() == department));
        if (call.Query("active") is { } active)
            rows = active is "true" or "false" ? rows.Where(row => row.Flag("active") == (active == "true")) : throw Refusal.Field("active", "It should be a/an Boolean", "datatype_mismatch");
        return Replies.List(call, table, rows);
    }

    public static JsonObject AgentAsRequester(JsonObject agent)
    {
        var row = agent.Without("roles", "member_of", "observer_of", "workspace_ids", "occasional", "api_key_enabled");
        row["is_agent"] = true;
        row["primary_email"] = agent.Text("email");
        row.Remove("email");
        return row;
    }
}
