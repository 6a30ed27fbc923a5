using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Lists;
using Patchbay.Sandbox.ConnectWisePsa.Tickets;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.ConnectWisePsa.Writes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Records;

/// <summary>Lists, counts, makes, reads, replaces, patches and deletes, the same way in every collection.</summary>
static class CollectionEndpoints
{
    public static void Map(Routes routes)
    {
        foreach (var collection in Collections.All)
        {
            var record = collection.Path + "/{id}";
            if (collection.OnCollection.Contains("GET"))
                routes.Add("GET", collection.Path, call => List(call, collection, Question.Of(call)));
            if (collection.OnCollection.Contains("POST"))
                routes.Add("POST", collection.Path, call => Below(call, collection, parent => Created(call, collection, parent)));
            if (collection.Counts)
                routes.Add("GET", collection.Path + "/count", call => Below(call, collection, parent => Listing.Count(call, collection.Schema, Of(call, collection, parent))));
            routes.Add("GET", record, call => With(call, collection, (row, _) => Told(call, collection, row)));
            routes.Add("GET", record + "/usages", call => With(call, collection, (row, _) => new(200, Usages.Of(call.Data, collection.Table, row))));
            routes.Add("GET", record + "/usages/list", call => With(call, collection, (row, _) => new(200, Usages.Of(call.Data, collection.Table, row))));
            if (collection.OnRecord.Contains("PUT"))
                routes.Add("PUT", record, call => With(call, collection, (row, parent) => Told(call, collection, Writer.Replace(call, collection, row, parent, call.Members))));
            if (collection.OnRecord.Contains("PATCH"))
                routes.Add("PATCH", record, call => With(call, collection, (row, parent) => Told(call, collection, Writer.Patch(call, collection, row, parent, call.Operations))));
            if (collection.OnRecord.Contains("DELETE"))
                routes.Add("DELETE", record, call => With(call, collection, (row, _) => Delete(call, collection, row)));
        }
    }

    public static JsonAnswer List(Call call, Collection collection, Question question) =>
        Below(call, collection, parent => Listing.Answer(call, collection.Schema, Of(call, collection, parent), question));

    /// <summary>The record as it is told, cut to the <c>fields</c> asked for.</summary>
    public static JsonAnswer Told(Call call, Collection collection, Row row) =>
        new(200, Projection.Apply(new Shape(call.Data, call.Root).Of(collection, row), call.Query("fields")));

    /// <summary>Service and project tickets share their ids, and neither is found under the other's path.</summary>
    public static bool Shows(Collection collection, Row row) => collection.Path switch
    {
        "/service/tickets" => !TicketRules.IsProject(row),
        "/project/tickets" => TicketRules.IsProject(row),
        _ => true,
    };

    public static IEnumerable<Listed> Of(Call call, Collection collection, Row? parent)
    {
        var shape = new Shape(call.Data, call.Root);
        var rows = collection.ParentTable is null ? call.Data[collection.Table].Rows : call.Data[collection.Table].Of(parent!.Id);
        return rows.Where(row => Shows(collection, row)).Select(row => new Listed(row.Id, new(() => shape.Of(collection, row)))
        {
            Configurations = collection.Table == TicketRules.Table ? () => call.Data[TicketRules.Configurations].Of(row.Id).Select(link => link.IdOf("configuration") ?? 0) : null,
        });
    }

    static JsonAnswer Created(Call call, Collection collection, Row? parent) =>
        Told(call, collection, Writer.Create(call, collection, parent, call.Members)) with { Status = 201 };

    static JsonAnswer Delete(Call call, Collection collection, Row row)
    {
        if (Usages.Of(call.Data, collection.Table, row).Count > 0)
            return Answers.Error(400, "InvalidObject", $"{collection.Schema.Resource} {row.Id} is in use and cannot be deleted: see its usages.");
        call.Data[collection.Table].Remove(row);
        foreach (var child in Collections.ChildrenOf(collection.Path).Select(child => call.Data[child.Table]))
        {
            foreach (var orphan in child.Of(row.Id).ToList())
                child.Remove(orphan);
        }

        RuleBook.Of(collection.Table).Removed(call, row);
        return Answers.NoContent;
    }

    /// <summary>Answers with the parent the path names, or 404 when there is no such parent.</summary>
    static JsonAnswer Below(Call call, Collection collection, Func<Row?, JsonAnswer> answer)
    {
        if (collection.ParentTable is not { } table)
            return answer(null);
        var parent = call.Data[table].Find(call.Id("pid"));
        return parent is not null && (call.Id("gid") is null || parent.Parent == call.Id("gid")) ? answer(parent) : Answers.NotFound("Parent");
    }

    static JsonAnswer With(Call call, Collection collection, Func<Row, Row?, JsonAnswer> answer) => Below(call, collection, parent =>
        call.Data[collection.Table].Find(call.Id("id")) is { } row && (parent is null || row.Parent == parent.Id) && Shows(collection, row)
            ? answer(row, parent)
            : Answers.NotFound(collection.Schema.Name));
}
