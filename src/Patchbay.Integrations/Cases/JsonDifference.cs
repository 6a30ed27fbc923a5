using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Cases;

/// <summary>Finds the first place where two JSON values differ. Member order and the spelling of numbers do not matter.</summary>
internal static class JsonDifference
{
    /// <summary>A cursor's text means nothing to a reader; this stands for any.</summary>
    public const string AnyCursor = "<cursor>";

    /// <summary>Null when they are alike; otherwise where and how, to follow "differs".</summary>
    public static string? Between(JsonNode? expected, JsonNode? found, string path = "$") => (expected, found) switch
    {
        (JsonObject a, JsonObject b) => a.Select(member => b.ContainsKey(member.Key)
                ? Between(member.Value, b[member.Key], $"{path}.{member.Key}")
                : $"at {path}.{member.Key}: expected {Text(member.Value)}, but it is missing.")
            .Concat(b.Where(member => !a.ContainsKey(member.Key))
                .Select(member => $"at {path}.{member.Key}: found {Text(member.Value)}, which is not expected."))
            .FirstOrDefault(difference => difference is not null),
        (JsonArray a, JsonArray b) => a.Count != b.Count
            ? $"at {path}: expected {a.Count} elements, found {b.Count}: {Text(found)}"
            : a.Select((item, index) => Between(item, b[index], $"{path}[{index}]")).FirstOrDefault(difference => difference is not null),
        (JsonValue a, JsonValue b) when path.EndsWith(".next_cursor", StringComparison.Ordinal)
            && a.ToString() == AnyCursor && b.GetValueKind() == JsonValueKind.String => null,
        _ => JsonNode.DeepEquals(Plain(expected), Plain(found)) ? null : $"at {path}: expected {Text(expected)}, found {Text(found)}.",
    };

    // A number made in code and one that was parsed are compared by their text.
    private static JsonNode? Plain(JsonNode? node) => node is null ? null : JsonNode.Parse(node.ToJsonString());

    private static string Text(JsonNode? node) => Responses.PlainText.Excerpt(node?.ToJsonString(JsonBody.Readable) ?? "null", 300);
}
