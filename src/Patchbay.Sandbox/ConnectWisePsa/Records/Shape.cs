using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Records;

/// <summary>Records as the product tells them.</summary>
/// <param name="data">Where references lead.</param>
/// <param name="root">Where the API answers, for links.</param>
sealed class Shape(Database data, string root)
{
    public JsonObject Of(Collection collection, Row row)
    {
        var told = new JsonObject { ["id"] = row.Id };
        foreach (var (name, value) in row.Fields)
        {
            if (value is not null)
                told[name] = collection.Schema.Fields.TryGetValue(name, out var field) ? Told(field, value) : value.DeepClone();
        }

        CustomFields.Tell(data, collection.Table, row, told);
        RuleBook.Of(collection.Table).Tell(data, row, told, this);
        told["_info"] = Info(collection, row);
        return told;
    }

    /// <summary>A reference with the names its record has now.</summary>
    public JsonNode Reference(string kind, JsonNode reference, string field)
    {
        if (References.Of(kind) is not { } target || data[target.Table].Find((int?)reference["id"]) is not { } row)
            return reference.DeepClone();
        var told = new JsonObject { ["id"] = row.Id };
        foreach (var name in target.Names.Keys)
            told[name] = NameOf(target, row, name);
        var path = target.Table.Replace("{pid}", row.Parent.ToString(), StringComparison.Ordinal);
        told["_info"] = new JsonObject { [$"{field}_href"] = $"{root}{path}/{row.Id}" };
        return told;
    }

    /// <summary>One of the names a reference tells; null when the record has none.</summary>
    public static JsonNode? NameOf(ReferenceTarget target, Row row, string name)
    {
        var sources = target.Names[name];
        return sources.Length == 1 ? row.Fields[sources[0]]?.DeepClone() : string.Join(' ', sources.Select(row.Text).Where(part => !string.IsNullOrEmpty(part)));
    }

    JsonNode Told(Field field, JsonNode value) => field.Kind switch
    {
        FieldKind.Reference when value is JsonObject => Reference(field.Target, value, field.Name),
        FieldKind.References when value is JsonArray items => new JsonArray([.. items.Select(item => Reference(field.Target, item!, field.Name))]),
        FieldKind.Records when value is JsonArray items => new JsonArray([.. items.Select(item => Element(Schema.Of(field.Target), item!))]),
        _ => value.DeepClone(),
    };

    JsonNode Element(Schema schema, JsonNode item)
    {
        var told = item.DeepClone();
        foreach (var field in schema.Fields.Values.Where(field => field.Kind == FieldKind.Reference && told[field.Name] is JsonObject))
            told[field.Name] = Reference(field.Target, told[field.Name]!, field.Name);
        return told;
    }

    JsonObject Info(Collection collection, Row row)
    {
        var info = new JsonObject { ["lastUpdated"] = row.LastUpdated, ["updatedBy"] = row.UpdatedBy, ["dateEntered"] = row.DateEntered, ["enteredBy"] = row.EnteredBy };
        foreach (var child in Collections.ChildrenOf(collection.Path))
        {
            var path = child.Path.Replace("{gid}", row.Parent.ToString(), StringComparison.Ordinal).Replace("{pid}", row.Id.ToString(), StringComparison.Ordinal);
            info[$"{child.Path[(child.Path.LastIndexOf('/') + 1)..].ToLowerInvariant()}_href"] = root + path;
        }

        foreach (var list in RuleBook.Of(collection.Table).Lists)
            info[$"{list}_href"] = $"{root}{collection.Path}/{row.Id}/{list}";
        return info;
    }
}
