using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>Reading a body's keys: case-sensitive, and what is of the wrong kind counts as not sent.</summary>
static class Fields
{
    /// <summary>A text or number; null for anything else, booleans included.</summary>
    public static string? Text(this JsonObject fields, string key) => Text(fields[key]);

    /// <inheritdoc cref="Text(JsonObject,string)"/>
    public static string? Text(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => node.ToJsonString(),
        _ => null,
    };

    /// <summary>A whole number; null when it is none or was not sent.</summary>
    public static int? Number(this JsonObject fields, string key) => Number(fields.Text(key));

    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>One text or a list of them. An object crashes the product.</summary>
    public static List<string> Texts(JsonNode? node) => node switch
    {
        JsonObject => throw new Refusal(Answers.Crash),
        JsonArray list => [.. list.Select(n => n is JsonObject ? throw new Refusal(Answers.Crash) : Text(n)).OfType<string>()],
        _ => Text(node) is { } one ? [one] : [],
    };
}
