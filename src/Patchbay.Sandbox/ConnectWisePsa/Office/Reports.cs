using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Lists;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Office;

/// <summary>Reports: rows of plain values under column names of their own.</summary>
static class Reports
{
    static readonly Schema Report = Schema.Of("Report");

    static readonly Dictionary<string, (string Table, (string Column, string Type, string Path)[] Columns)> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Service"] = ("/service/tickets", [("TicketNbr", "Numeric", "id"), ("Summary", "Text", "summary"), ("Date_Entered", "DateTime", "dateEntered"), ("Closed_Flag", "Boolean", "closedFlag")]),
        ["Time"] = ("/time/entries", [("Time_RecID", "Numeric", "id"), ("Date_Start", "DateTime", "timeStart"), ("Hours_Actual", "Numeric", "actualHours"), ("Notes", "Text", "notes")]),
        ["Company"] = ("/company/companies", [("Company_RecID", "Numeric", "id"), ("Company_ID", "Text", "identifier"), ("Company_Name", "Text", "name")]),
    };

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/system/reports", call => Listing.Answer(call, Report, All.Keys.Select((name, i) => Listed.Of(new() { ["id"] = i + 1, ["name"] = name }))));
        routes.Add("GET", "/system/reports/{name}", call => With(call, report => Rows(call, report)));
        routes.Add("GET", "/system/reports/{name}/columns", call => With(call, report => new(200, Definitions(report.Columns))));
        routes.Add("GET", "/system/reports/{name}/count", call => With(call, report => Listing.Count(call, Report, Records(call, report))));
    }

    static JsonAnswer With(Call call, Func<(string Table, (string Column, string Type, string Path)[] Columns), JsonAnswer> answer) =>
        All.TryGetValue(call.Values["name"], out var report) ? answer(report) : Answers.NotFound("Report");

    static IEnumerable<Listed> Records(Call call, (string Table, (string Column, string Type, string Path)[] Columns) report) => call.Data[report.Table].Rows.Select(row =>
    {
        var record = new JsonObject();
        foreach (var (column, _, path) in report.Columns)
            record[column] = path switch { "id" => row.Id, "dateEntered" when row.Fields[path] is null => row.DateEntered, _ => row.Fields[path]?.DeepClone() };
        return new Listed(row.Id, new(record));
    });

    static JsonAnswer Rows(Call call, (string Table, (string Column, string Type, string Path)[] Columns) report)
    {
        var wanted = call.Query("columns")?.Split(',', StringSplitOptions.TrimEntries);
        var columns = report.Columns.Where(column => wanted is null || wanted.Contains(column.Column, StringComparer.OrdinalIgnoreCase)).ToArray();
        var listed = Listing.Answer(call, Report, Records(call, report));
        if (listed.Status != 200)
            return listed;
        return listed with
        {
            Body = new JsonObject
            {
                ["column_definitions"] = Definitions(columns),
                ["row_values"] = new JsonArray([.. listed.Body!.AsArray().Select(row => new JsonArray([.. columns.Select(column => row![column.Column]?.DeepClone())]))]),
            },
        };
    }

    static JsonArray Definitions((string Column, string Type, string Path)[] columns) =>
        new([.. columns.Select(column => new JsonObject { [column.Column] = new JsonObject { ["type"] = column.Type } })]);
}
