using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>
/// Reports. One simple SELECT over a few tables runs for real; whatever the reader does not understand is an SQL error,
/// which the product answers with 200.
/// </summary>
static partial class ReportEndpoints
{
    static readonly Resource Rows = new("Report", "reporting")
    {
        Wrapper = "reports", Pages = true, Required = ["name"], Searched = ["name", "description"], DetailsOnly = ["sql", "columns", "filters"],
        Members = new("name:s description:s group_id:i type:i sql:s datasource_id:i reportingperiod:i reportingperiodstartdate:dt reportingperiodenddate:dt is_published:b published_id:s columns:a filters:a charttype:i"),
    };

    /// <summary>The database's names for what the API serves.</summary>
    static readonly Dictionary<string, string> Tables = new(StringComparer.OrdinalIgnoreCase)
    {
        ["faults"] = "Tickets", ["users"] = "Users", ["device"] = "Asset", ["area"] = "Client", ["site"] = "Site", ["uname"] = "Agent", ["actions"] = "Actions",
    };

    public static void Map(Routes routes)
    {
        ResourceEndpoints.Map(routes, Rows);
        routes.Add("GET", "/Report/{id}", Rows.Area, call => ResourceEndpoints.With(call, Rows, report =>
        {
            var shown = ResourceEndpoints.Show(call, Rows, report, call.Flag("includedetails"));
            if (call.Flag("loadreport"))
                shown["report"] = Run(call.Tenant, report["sql"]?.ToString() ?? "");
            return new(200, shown);
        }));
        routes.Add("POST", "/Report", Rows.Area, call => ResourceEndpoints.Post(call, given => Tenant.IsTrue(given["_testonly"]) || Tenant.IsTrue(given["_loadreportonly"])
            ? new(200, new JsonObject { ["id"] = 0, ["sql"] = given["sql"]?.DeepClone(), ["report"] = Run(call.Tenant, given["sql"]?.ToString() ?? "") })
            : ResourceEndpoints.Save(call, Rows, given)));
        routes.Add("GET", "/ReportData/{published}", Rows.Area, call => call.Tenant["Report"].Find(report => report["published_id"]?.ToString() == call.Path("published") && Tenant.IsTrue(report["is_published"])) is { } report
            ? new(200, Run(call.Tenant, report["sql"]?.ToString() ?? "")["rows"]!.DeepClone()) : Reply.NotFound("Report"));
    }

    static JsonObject Run(Tenant tenant, string sql)
    {
        if (sql.Contains("--", StringComparison.Ordinal) || Select().Match(sql.Trim()) is not { Success: true } select || !Tables.TryGetValue(select.Groups["table"].Value, out var table))
            return new() { ["rows"] = new JsonArray(), ["load_error"] = "Incorrect syntax, or an object name that is not known." };
        IEnumerable<JsonObject> rows = tenant[table];
        if (select.Groups["where"] is { Success: true } where)
            rows = rows.Where(row => ByValue.Compare(row[where.Value]?.ToString() ?? "", select.Groups["value"].Value.Trim('\'')) == 0);
        if (int.TryParse(select.Groups["top"].Value, out var top))
            rows = rows.Take(top);
        var columns = select.Groups["columns"].Value.Trim();
        if (columns.StartsWith("count(", StringComparison.OrdinalIgnoreCase))
            return Answer(["count"], [new JsonObject { ["count"] = rows.Count() }]);
        string[] names = columns == "*" ? ["id", "name", "summary"] : columns.Split(',', StringSplitOptions.TrimEntries);
        return Answer(names, rows.Take(50_000).Select(row => (JsonNode)new JsonObject(names.Select(name => KeyValuePair.Create(name, row[name]?.DeepClone())))));
    }

    static JsonObject Answer(string[] columns, IEnumerable<JsonNode> rows) => new()
    {
        ["rows"] = new JsonArray([.. rows]), ["available_columns"] = new JsonArray([.. columns.Select(column => (JsonNode)new JsonObject { ["data_field"] = column })]), ["load_error"] = null,
    };

    [GeneratedRegex(@"^select\s+(top\s+(?<top>\d+)\s+)?(?<columns>\*|count\(\*\)|[\w\s,]+?)\s+from\s+(?<table>\w+)(\s+where\s+(?<where>\w+)\s*=\s*(?<value>\d+|'[^']*'))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Select();
}
