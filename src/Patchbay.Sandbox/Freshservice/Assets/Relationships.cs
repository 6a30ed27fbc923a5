using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Assets;

/// <summary>Edges between assets (by <c>display_id</c>), people, departments and software, made by a job.</summary>
static class Relationships
{
    const string Table = "relationships";

    static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["asset"] = "assets", ["requester"] = "requesters", ["agent"] = "agents", ["department"] = "departments", ["software"] = "applications",
    };

    static readonly Fields Edge = Fields.Parse("relationship_type_id*:int primary_id*:int primary_type*:str(asset|requester|agent|department|software) secondary_id*:int secondary_type*:str(asset|requester|agent|department|software)");

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/relationship_types", call => Replies.List(call, "relationship_types", call.Tenant["relationship_types"].Rows));
        routes.Add("GET", "/relationships", call => Replies.List(call, Table, call.Tenant[Table].Rows));
        routes.Add("GET", "/relationships/{id}", call => Replies.One("relationship", call.Find(Table)));
        routes.Add("DELETE", "/relationships", Delete);
        routes.Add("POST", "/relationships/bulk-create", Create);
        routes.Add("GET", "/jobs/{id}", Job);
        routes.Add("GET", "/assets/{display_id}/relationships", call => Replies.List(call, Table, Of(call.Tenant, "asset", AssetEndpoints.Find(call).Number("display_id"))));
        routes.Add("GET", "/applications/{id}/relationships", call => Replies.List(call, Table, Of(call.Tenant, "software", call.Find("applications").Number("id"))));
    }

    static IEnumerable<JsonObject> Of(Tenant tenant, string type, long? key) => tenant[Table].Rows
        .Where(edge => (edge.Text("primary_type") == type && edge.Number("primary_id") == key) || (edge.Text("secondary_type") == type && edge.Number("secondary_id") == key));

    static JsonAnswer Delete(Call call)
    {
        if (call.Query("ids") is not { } ids)
            throw Refusal.Field("ids", "It should not be blank as this is a mandatory field", "missing_field");
        var edges = ids.Split(',').Select(id => call.Tenant[Table].Find(id.Trim()) ?? throw Refusal.Field("ids", $"There is no relationship {id}", "invalid_value")).ToList();
        edges.ForEach(edge => call.Tenant[Table].Rows.Remove(edge));
        return Replies.Empty(204);
    }

    /// <summary>Answers at once; the edges exist when the job is done.</summary>
    static JsonAnswer Create(Call call)
    {
        Refusal.IfAny(Fields.Parse("relationships*:obj[]").Problems(call, call.Body, isNew: true));
        var id = $"relationships_{call.Tenant.NextId()}";
        call.Tenant["jobs"].Rows.Add(new() { ["id"] = id, ["status"] = "queued", ["_asked"] = call.Body["relationships"]!.DeepClone() });
        return new(202, new JsonObject { ["job_id"] = id, ["href"] = $"{Replies.Origin(call)}/api/v2/jobs/{id}" });
    }

    /// <summary>The first look finds a job queued, the next one finds it done.</summary>
    static JsonAnswer Job(Call call)
    {
        var job = call.Tenant["jobs"].Find(call.Path("id")) ?? throw Refusal.NotFound;
        if (job["relationships"] is null && job.Flag("_seen"))
        {
            var results = job.Items("_asked").Select(one => Make(call, one.AsObject())).ToList();
            var made = results.Count(result => result.Flag("success"));
            job["status"] = made == results.Count ? "success" : made == 0 ? "failed" : "partial";
            job["relationships"] = new JsonArray([.. results]);
        }

        job["_seen"] = true;
        return new(200, job.Without("id"));
    }

    static JsonObject Make(Call call, JsonObject asked)
    {
        var problems = Edge.Problems(call, asked, isNew: true);
        if (problems.Count == 0)
        {
            if (call.Tenant["relationship_types"].Find(asked.Number("relationship_type_id")) is null)
                problems.Add(Refusal.Problem("relationship_type_id", "There is no such relationship type", "invalid_value"));
            foreach (var end in new[] { "primary", "secondary" })
                if (call.Tenant[Tables[asked.Text(end + "_type")!]].Find(asked.Number(end + "_id")) is null)
                    problems.Add(Refusal.Problem(end + "_id", $"There is no {asked.Text(end + "_type")} {asked[end + "_id"]}", "invalid_value"));
        }

        if (problems.Count > 0)
            return new() { ["success"] = false, ["relationship"] = asked.DeepClone(), ["errors"] = new JsonArray([.. problems]) };
        var edge = new JsonObject { ["id"] = call.Tenant.NextId() };
        edge.Take(asked);
        (edge["created_at"], edge["updated_at"]) = (call.Now, call.Now);
        call.Tenant[Table].Rows.Add(edge);
        return new() { ["success"] = true, ["relationship"] = edge.DeepClone() };
    }
}
