using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.ConnectWisePsa.Lists;

/// <summary><c>fields</c>: only what is named, <c>_info</c> included.</summary>
static class Projection
{
    public static JsonNode Apply(JsonObject record, string? fields)
    {
        if (string.IsNullOrWhiteSpace(fields))
            return record;
        var kept = new JsonObject();
        foreach (var path in fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Copy(record, kept, path.Split('/'));
        return kept;
    }

    static void Copy(JsonObject from, JsonObject to, ReadOnlySpan<string> path)
    {
        if (from[path[0]] is not { } value)
            return;
        if (path.Length == 1 || value is not JsonObject inner)
        {
            to[path[0]] = value.DeepClone();
            return;
        }

        if (to[path[0]] is not JsonObject target)
            to[path[0]] = target = [];
        Copy(inner, target, path[1..]);
    }
}
