using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Seeding;

/// <summary>Puts records down without asking the rules, at any time in the past.</summary>
sealed class Seeder(Database data)
{
    public Database Data => data;

    public DateTimeOffset Now { get; } = data.Clock.GetUtcNow();

    /// <param name="path">The collection.</param>
    /// <param name="json">The record, references as <c>{"id":n}</c>.</param>
    /// <param name="parent">Whose child it is.</param>
    /// <param name="entered">When; null for a year ago.</param>
    /// <param name="by">Who.</param>
    public Row Add(string path, string json, int? parent = null, DateTimeOffset? entered = null, string by = "admin")
    {
        var collection = Collections.At(path);
        var fields = JsonNode.Parse(json)!.AsObject();
        if (parent is { } id && collection.ParentField is { } link)
            fields[link] = collection.Schema.Fields[link].Kind == Schemas.FieldKind.Reference ? new JsonObject { ["id"] = id } : id;
        Writer.FillFlags(collection.Schema, fields);
        var at = Database.Stamp(entered ?? Now.AddDays(-365));
        var row = data.Add(collection.Table, fields, parent, by);
        (row.DateEntered, row.LastUpdated) = (at, at);
        return row;
    }

    /// <summary>One record for each name; the first is the default where the kind has one.</summary>
    public void Names(string path, int? parent, params string[] names) => Named(path, "name", parent, names);

    public void Named(string path, string property, int? parent, params string[] names)
    {
        var hasDefault = Collections.At(path).Schema.Fields.ContainsKey("defaultFlag");
        for (var i = 0; i < names.Length; i++)
        {
            var fields = new JsonObject { [property] = names[i] };
            if (hasDefault)
                fields["defaultFlag"] = i == 0;
            Add(path, fields.ToJsonString(), parent);
        }
    }
}
