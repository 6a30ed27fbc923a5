using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>Column values as JSON.</summary>
static class Render
{
    public static JsonNode? Value(string column, object? value, Call call, Expansion expansion, bool inList) => value switch
    {
        null => "",
        Number number => number.Value,
        Reference reference => Expanded(column, reference, call, expansion),
        // Asking a single record to expand its watchers has no effect in the product; in lists it has.
        IEnumerable<Reference> many => new JsonArray([.. many.Select(r => (JsonNode?)(inList ? Expanded(column, r, call, expansion) : r.ToJson(call)))]),
        JsonNode node => node,
        _ => $"{value}",
    };

    static JsonObject Expanded(string column, Reference reference, Call call, Expansion expansion)
    {
        var json = reference.ToJson(call);
        if (expansion.Of(column) is not { } wanted || reference.Entity is null || Shapes.For(reference.Type) is not { } shape)
            return json;
        var visible = Access.CanSee(call, reference.Entity);
        foreach (var name in wanted.Columns)
            json[name] = visible ? Value(name, shape.ListValue(reference.Entity, name, call), call, wanted, inList: true) : "";
        return json;
    }
}
