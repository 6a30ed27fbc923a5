using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice;

/// <summary>Reading members of a record, whatever number type they were written with.</summary>
static class Json
{
    public static long? Number(this JsonNode? node) =>
        node is not JsonValue value ? null
        : value.TryGetValue(out long whole) ? whole
        : value.TryGetValue(out int small) ? small
        : value.GetValueKind() == JsonValueKind.Number && long.TryParse(node.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static long? Number(this JsonObject record, string name) => record[name].Number();

    public static string? Text(this JsonObject record, string name) => record[name]?.ToString();

    public static bool Flag(this JsonObject record, string name) => record[name]?.GetValueKind() == JsonValueKind.True;

    public static IEnumerable<JsonNode> Items(this JsonObject record, string name) => (record[name] as JsonArray)?.OfType<JsonNode>() ?? [];

    public static JsonArray ToArray(this IEnumerable<JsonNode> nodes) => new([.. nodes.Select(node => node.DeepClone())]);

    public static JsonObject Parse(string text) => JsonNode.Parse(text)!.AsObject();

    /// <summary>Sets each member of <paramref name="changes"/>; arrays and objects replace what was there.</summary>
    public static void Take(this JsonObject record, JsonObject changes)
    {
        foreach (var (name, value) in changes)
            record[name] = value?.DeepClone();
    }

    /// <summary>A copy without the members that are never shown.</summary>
    public static JsonObject Shown(this JsonObject record)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in record)
            if (name[0] != '_')
                copy[name] = value?.DeepClone();
        return copy;
    }

    /// <summary>A copy without these members.</summary>
    public static JsonObject Without(this JsonObject record, params ReadOnlySpan<string> names)
    {
        var copy = record.Shown();
        foreach (var name in names)
            copy.Remove(name);
        return copy;
    }

    /// <summary>Text of a piece of HTML: without tags.</summary>
    public static string Plain(string? html)
    {
        var text = new System.Text.StringBuilder();
        var inTag = false;
        foreach (var c in html ?? "")
        {
            if (c is '<' or '>')
                inTag = c == '<';
            else if (!inTag)
                text.Append(c);
        }

        return text.ToString();
    }
}
