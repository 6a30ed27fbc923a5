using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>Alerts of monitoring tools. Their queries stand without quotes around them.</summary>
static class Alerts
{
    const string Table = "ams/alerts";
    const int Resolved = 2;
    const int LogsShown = 30;

    static readonly Collection Notes = new("/ams/alerts/{alert_id}/notes", "alert_note", "alert_notes", "description*")
    {
        ItemPath = "/ams/alerts/{alert_id}/notes/{note_id}", Extra = """{"user_id":null}""", After = (call, note, _) => note["user_id"] ??= call.Caller.Id,
    };

    static readonly Dictionary<string, QueryField> Queried = QueryField.Parse("id:int severity:int(201|151|101|51) state:int(1|2|3) subject:text resource:text node:text metric_name:text workspace_id:int created_at:date updated_at:date");

    public static void Map(Routes routes)
    {
        CollectionEndpoints.Map(routes, Notes);
        routes.Add("GET", "/ams/alerts", call =>
        {
            var rows = call.InWorkspace(call.Tenant[Table].Rows);
            if (call.Query("query") is { } query)
                rows = rows.Where(Condition.Plain(query, Queried));
            return Replies.List(call, "alerts", call.Query("order_type") == "asc" ? rows : rows.Reverse());
        });
        routes.Add("GET", "/ams/alerts/{id}", call => Replies.One("alert", call.Find(Table)));
        routes.Add("DELETE", "/ams/alerts/{id}", call =>
        {
            call.Tenant[Table].Rows.Remove(call.Find(Table));
            return Replies.Empty(204);
        });
        routes.Add("PUT", "/ams/alerts/{id}/acknowledge", call => Change(call, alert => (alert["acknowledged_at"], alert["acknowledged_by_id"]) = (call.Now, call.Caller.Id)));
        routes.Add("PUT", "/ams/alerts/{id}/resolve", call => Change(call, alert => alert["state"] = Resolved));
        routes.Add("PUT", "/ams/alerts/{id}/suppress", call => Suppress(call, true));
        routes.Add("PUT", "/ams/alerts/{id}/unsuppress", call => Suppress(call, false));
        routes.Add("GET", "/ams/alerts/{id}/logs", Logs);
    }

    static JsonAnswer Change(Call call, Action<JsonObject> change)
    {
        var alert = call.Find(Table);
        change(alert);
        alert["updated_at"] = call.Now;
        return Replies.One("alert", alert);
    }

    static JsonAnswer Suppress(Call call, bool suppressed)
    {
        call.Find(Table)["_suppressed"] = suppressed;
        return Replies.Empty(204);
    }

    /// <summary>The next page is told by a token in the header's address, not by a number.</summary>
    static JsonAnswer Logs(Call call)
    {
        var id = call.Find(Table).Text("id");
        var rows = call.Tenant["ams/alerts/logs"].Rows.Where(row => row.Text("_scope") == id).ToList();
        var start = call.Query("start_token") is not { } token ? 0 : int.TryParse(token, out var number) && number > 0 ? number : throw Refusal.Field("start_token", "It is not valid", "invalid_value");
        var answer = new JsonAnswer(200, new JsonObject { ["logs"] = Replies.Rows(rows.Skip(start).Take(LogsShown)) });
        return start + LogsShown < rows.Count ? answer.With("link", $"<{Replies.Origin(call)}{call.Http.Request.Path}?start_token={start + LogsShown}>; rel=\"next\"") : answer;
    }
}
