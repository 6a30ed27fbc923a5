using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Patchbay.Integrations;

namespace Patchbay.Proxy;

/// <summary>Puts path, query and body of a plain HTTP request together into the flat arguments of a tool.</summary>
static class ProxyArguments
{
    /// <param name="id">The path's last segment where the route has one; null otherwise.</param>
    /// <param name="body">The JSON object sent; null when none was.</param>
    /// <param name="problems">Names given twice with different places are told here.</param>
    public static JsonElement Of(Tool tool, string? id, IQueryCollection query, JsonObject? body, List<string> problems)
    {
        var arguments = new JsonObject();
        foreach (var (name, value) in body ?? [])
        {
            arguments[name] = value?.DeepClone();
        }

        foreach (var (key, values) in query)
        {
            var name = key.EndsWith("[]", StringComparison.Ordinal) ? key[..^2] : key;
            Put(name, Read(Schema(tool, name), values), "the query");
        }

        if (id is not null)
        {
            Put("id", Read(Schema(tool, "id"), id), "the path");
        }

        return JsonSerializer.SerializeToElement(arguments);

        void Put(string name, JsonNode? value, string place)
        {
            if (!arguments.TryAdd(name, value) && !JsonNode.DeepEquals(arguments[name], value))
            {
                problems.Add($"{name}: given twice, in {place} and elsewhere, with different values.");
            }
        }
    }

    /// <summary>A query's text as the schema's type; text that does not fit stays text, for the argument check to complain about.</summary>
    internal static JsonNode? Read(JsonObject? schema, StringValues values)
    {
        var types = Types(schema);
        if (types.Contains("array"))
        {
            var items = values.Count == 1 ? Split(values[0]!) : [.. values.Select(value => value ?? "")];
            return values.Count == 1 && Parsed(values[0]!, JsonValueKind.Array) is { } whole
                ? whole
                : new JsonArray([.. items.Select(item => Read(schema!["items"] as JsonObject, item))]);
        }

        return Scalar(types, values.ToString());
    }

    private static JsonNode? Scalar(List<string> types, string text)
    {
        if (types.Contains("integer") && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        if (types.Contains("number") && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        if (types.Contains("boolean") && text is "true" or "false" or "1" or "0")
        {
            return text is "true" or "1";
        }

        if (types.Contains("object") && Parsed(text, JsonValueKind.Object) is { } members)
        {
            return members;
        }

        return text == "null" && types.Contains("null") ? null : text;
    }

    private static string[] Split(string text) => text.Length == 0 ? [] : text.Split(',', StringSplitOptions.TrimEntries);

    private static JsonNode? Parsed(string text, JsonValueKind kind)
    {
        try
        {
            return JsonNode.Parse(text) is { } node && node.GetValueKind() == kind ? node : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject? Schema(Tool tool, string name) =>
        tool.Arguments.FirstOrDefault(argument => argument.Name == name)?.Schema;

    private static List<string> Types(JsonObject? schema) => schema?["type"] switch
    {
        JsonArray several => [.. several.Select(type => type?.ToString() ?? "")],
        { } one => [one.ToString()],
        null => [],
    };
}
