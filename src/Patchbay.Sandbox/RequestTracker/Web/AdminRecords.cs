using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.History;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>The paths of a kind of record that everybody on the staff reads and administrators write: queues, catalogs, classes, groups, custom fields.</summary>
sealed class AdminRecords<T>(string path, string collection, Func<Tracker, Table<T>> table, Shape<T> shape, TextAttributes<T> attributes)
    where T : Entity
{
    /// <summary>Makes a record from a body; refuses what the product refuses.</summary>
    public required Func<Call, JsonObject, T> Make { get; init; }

    /// <summary>True if the record is also found by its name in the path.</summary>
    public bool ByName { get; init; } = true;

    /// <summary>True if a search without conditions finds everything.</summary>
    public bool EmptyFindsAll { get; init; }

    public void Map(Routes routes)
    {
        JsonAnswer search(Call call) => JsonSearch.Answer(call, shape, table(call.Tracker), Access.SeesAllContainers(call), EmptyFindsAll);
        routes.At($"/{collection}").Get(search).Post(search);
        routes.At($"/{collection}/all").Get(call =>
            Listing.Page(call, shape, table(call.Tracker).Where(r => !r.Disabled || call.Parameter("find_disabled_rows") == "1"), Access.SeesAllContainers(call)));
        routes.At($"/{path}").Get(_ => Answers.NotFound).Post(Create);
        routes.At($"/{path}/{{id}}")
            .Get(call => Records.Get(call, Find(call), r => shape.Record(r, call)))
            .Put(Update)
            .Post(call => Records.AlreadyThere(Find(call)))
            .Delete(call => Records.Delete(call, Find(call), Access.CanAdminister(call), r => r.Disabled = true));
        routes.At($"/{path}/{{id}}/history").Get(call => HistoryList.Of(call, Find(call)));
    }

    public T? Find(Call call) => ByName ? table(call.Tracker).FindByIdOrName(call.Route("id")) : table(call.Tracker).Find(call.RouteId());

    JsonAnswer Create(Call call)
    {
        var fields = call.Fields();
        if (!Access.CanAdminister(call))
            return Answers.Message(403, "Permission Denied");
        var made = call.Tracker.Create(table(call.Tracker), attributes.Fill(Make(call, fields), fields), call.Caller);
        call.Tracker.Record(made, call.Caller, new() { Kind = "Create" });
        return Answers.Created(call, made);
    }

    JsonAnswer Update(Call call)
    {
        var record = Records.ToChange(call, Find(call));
        var fields = call.Fields();
        return Access.CanAdminister(call)
            ? Answers.Sentences(attributes.Update(call, record, fields))
            : Answers.Forbidden;
    }
}
