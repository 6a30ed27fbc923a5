using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>Requests of employee journeys, whose answers bring people and types along.</summary>
static class JourneyRequests
{
    const string Table = "journeys/requests";

    static readonly Fields Body = Fields.Parse("journey_config_id*:@journeys/configs data:obj title initiator_id:@users workspace_id:int");

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/journeys/requests", call => Listed(call, call.Tenant[Table].Rows));
        routes.Add("POST", "/journeys/requests", Create);
        routes.Add("POST", "/journeys/requests/view", View);
        routes.Add("GET", "/journeys/requests/{id}", call => Answer(call, call.Find(Table)));
        routes.Add("PUT", "/journeys/requests/{id}", call =>
        {
            var request = call.Find(Table);
            Refusal.IfAny(Body.Problems(call, call.Body, isNew: false));
            request.Take(call.Body);
            request["updated_at"] = call.Now;
            return Answer(call, request);
        });
        routes.Add("DELETE", "/journeys/requests/{id}", call =>
        {
            call.Tenant[Table].Rows.Remove(call.Find(Table));
            return Replies.Empty(204);
        });
        routes.Add("GET", "/journeys/requests/{id}/activities", call => new(200, new JsonObject
        {
            ["journey_request_activities"] = new JsonArray(new JsonObject { ["id"] = 1, ["journey_request_id"] = call.Find(Table).Number("id"), ["name"] = "Prepare workplace", ["status"] = "pending" }),
            ["users"] = Users(call), ["journey_request_phases"] = new JsonArray(), ["meta"] = new JsonObject { ["has_next"] = false, ["count"] = 1, ["page"] = 1, ["per_page"] = 30 },
        }));
    }

    static JsonAnswer Create(Call call)
    {
        Refusal.IfAny(Body.Problems(call, call.Body, isNew: true));
        var request = new JsonObject { ["id"] = call.Tenant.NextId(), ["status"] = "in_progress" };
        request.Take(Body.Blank());
        request.Take(call.Body);
        (request["created_at"], request["updated_at"]) = (call.Now, call.Now);
        call.Tenant[Table].Rows.Add(request);
        return Answer(call, request, 201);
    }

    /// <summary>The filter asked for in a body: each attribute must be in, or between, its values.</summary>
    static JsonAnswer View(Call call)
    {
        var rows = call.Tenant[Table].Rows.AsEnumerable();
        foreach (var attribute in (call.Body["data"]?["query"]?["filter"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(filter => filter.Items("attributes")).OfType<JsonObject>())
        {
            var (field, values) = (attribute.Text("field") ?? "", attribute.Items("value").Select(value => value.ToString()).ToList());
            rows = attribute.Text("operator") switch
            {
                "is_in" => rows.Where(row => row.Text(field) is { } held && values.Contains(held)),
                "is_between" when values.Count == 2 => rows.Where(row => string.CompareOrdinal(row.Text(field), values[0]) >= 0 && string.CompareOrdinal(row.Text(field), values[1]) <= 0),
                _ => throw Refusal.Field("operator", "It should be one of these values: 'is_in,is_between'", "invalid_value"),
            };
        }

        return Listed(call, rows);
    }

    static JsonAnswer Listed(Call call, IEnumerable<JsonObject> rows)
    {
        var answer = Replies.WithMeta(call, "journey_requests", rows);
        answer.Body!["users"] = Users(call);
        answer.Body["journey_types"] = Replies.Rows(call.Tenant["journeys/configs"].Rows);
        return answer;
    }

    static JsonAnswer Answer(Call call, JsonObject request, int status = 200) => new(status, new JsonObject
    {
        ["journey_request"] = request.Shown(), ["users"] = Users(call), ["journey_type"] = call.Tenant["journeys/configs"].Find(request.Number("journey_config_id"))?.Shown(),
    });

    static JsonArray Users(Call call) => new(new JsonObject { ["id"] = call.Caller.Id, ["name"] = Tenant.NameOf(call.Caller.Agent) });
}
