using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.CustomFields;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>
/// The search of all collections but tickets: an array of conditions. Different fields narrow, the same field
/// again widens unless it says AND, and a field that is not known is dropped without a word.
/// </summary>
static class JsonSearch
{
    /// <summary>Answers a collection's GET or POST.</summary>
    /// <param name="call">Holds the query.</param>
    /// <param name="shape">What can be searched.</param>
    /// <param name="rows">The collection.</param>
    /// <param name="totalKnown">See <see cref="Listing.Page"/>.</param>
    /// <param name="emptyIsAll">With no condition left most collections find nothing; users find everybody.</param>
    public static JsonAnswer Answer<T>(Call call, Shape<T> shape, IEnumerable<T> rows, bool totalKnown = true, bool emptyIsAll = false)
        where T : Entity
    {
        var conditions = Read<T>(call, shape);
        if (call.Parameter("find_disabled_rows") is not ("1" or "true"))
            rows = rows.Where(r => !r.Disabled);
        var found = conditions.Count == 0 ? (emptyIsAll ? rows : []) : rows.Where(r => conditions.All(field => field.Matches(r)));
        return Listing.Page(call, shape, found, totalKnown);
    }

    static List<FieldConditions<T>> Read<T>(Call call, Shape<T> shape) where T : Entity
    {
        var fields = new List<FieldConditions<T>>();
        foreach (var condition in (Query(call) as JsonArray ?? []).OfType<JsonObject>())
        {
            var name = Text(condition["field"]);
            if (Reader(call, shape, name) is not { } read)
                continue;
            var known = fields.Find(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (known is null)
                fields.Add(known = new(name, read));
            known.Add(condition);
        }
        return fields;
    }

    static JsonNode? Query(Call call)
    {
        if (call.Request.Method == "POST" && call.Body.MediaType == "application/json")
            return call.JsonBody();
        try
        {
            return call.Parameter("query") is { Length: > 0 } text ? JsonNode.Parse(text) : null;
        }
        catch (JsonException)
        {
            throw new Refusal(Answers.Crash);
        }
    }

    static Func<T, IEnumerable<string>>? Reader<T>(Call call, Shape<T> shape, string name) where T : Entity
    {
        // For assets the product finds nothing this way, and neither does this.
        if (CustomFieldName.Parse(name) is { } field)
            return typeof(T) == typeof(Articles.Article)
                ? e => field.FieldsOf(call.Tracker).SelectMany(f => e.CustomFields.GetValueOrDefault(f.Id) ?? [])
                : _ => [];
        return shape.Searchable(name, call) is { } read ? e => [Stored(read(e))] : null;
    }

    /// <summary>The value as the database holds it: references are numbers.</summary>
    static string Stored(object? value) => value switch
    {
        null => "",
        Number n => $"{n.Value}",
        Reference { Entity: { } target } => $"{target.Id}",
        Time t => t.ToString(),
        _ => $"{value}",
    };

    public static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue v when v.GetValueKind() == JsonValueKind.String => v.GetValue<string>(),
        _ => node.ToJsonString(),
    };
}
