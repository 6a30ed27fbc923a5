using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Schemas;

namespace Patchbay.Integrations.Files;

/// <summary>Reads <c>tool.schema</c>: keywords for the root of the input schema, beside those made from the parameters.</summary>
internal static class RootSchemaReader
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly string[] Generated = ["type", "properties", "required", "additionalProperties"];

    private static readonly string[] Composition =
        ["allOf", "anyOf", "oneOf", "not", "if", "dependentRequired", "dependentSchemas"];

    /// <summary>Null when the tool has no such key, or something else than a mapping stands there.</summary>
    public static JsonObject? Read(Section tool)
    {
        if (!tool.Has("schema"))
        {
            return null;
        }

        if (tool.Value("schema") is not YamlMap map || YamlJson.Of(map) is not JsonObject schema)
        {
            tool.Error("schema", $"'schema' of a tool must be a mapping of keywords, found {tool.Value("schema")!.Kind}. Allowed: {string.Join(", ", FileKeys.Sets["root_schema"])}");
            return null;
        }

        foreach (var entry in map.Entries)
        {
            if (Problem(entry.Key, schema) is { } problem)
            {
                tool.Findings.Error(entry.Line, problem);
            }
        }

        foreach (var problem in ClientSafety.Check(schema, Definitions(tool)))
        {
            tool.Error("schema", $"the tool has a schema clients would refuse: {problem}");
        }

        Warn(tool, schema);
        return schema;
    }

    /// <summary>Names the tool defines for references from its parameters; empty for none.</summary>
    public static IReadOnlyCollection<string> Definitions(Section? tool) =>
        tool?.Value("schema") is YamlMap map && map.Find("$defs")?.Value is YamlMap definitions
            ? [.. definitions.Entries.Select(entry => entry.Key)]
            : [];

    private static string? Problem(string keyword, JsonObject schema) => keyword switch
    {
        _ when Generated.Contains(keyword) => $"'{keyword}' is made from the parameters under path, query and body: leave it out of 'schema'",
        _ when !FileKeys.Sets["root_schema"].Contains(keyword) =>
            $"unknown keyword '{keyword}'{Suggestion.Allowed(keyword, FileKeys.Sets["root_schema"])}",
        "$schema" when schema[keyword]?.ToString() != Dialect => $"'$schema' must be {Dialect}, which the rest is written in",
        "$defs" or "dependentRequired" or "dependentSchemas" when schema[keyword] is not JsonObject => $"'{keyword}' must be a mapping by name",
        "allOf" or "anyOf" or "oneOf" when schema[keyword] is not JsonArray { Count: > 0 } => $"'{keyword}' must be a list of at least one schema",
        "examples" when schema[keyword] is not JsonArray => "'examples' must be a list",
        "minProperties" or "maxProperties" when !IsCount(schema[keyword]) => $"'{keyword}' must be a whole number from 0",
        "then" or "else" when !schema.ContainsKey("if") => $"'{keyword}' has no effect without 'if'",
        _ => null,
    };

    private static bool IsCount(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue<long>(out var count) && count >= 0;

    private static void Warn(Section tool, JsonObject schema)
    {
        var composed = Composition.Where(schema.ContainsKey).ToList();
        if (composed.Count > 0)
        {
            tool.Findings.Warn(tool.LineOf("schema"), $"{string.Join(", ", composed)} at the root of the input schema: some clients refuse such a tool, and calls are not checked against it");
        }

        if (schema.ContainsKey("$defs"))
        {
            tool.Findings.Warn(tool.LineOf("schema"), "'$defs': not every client follows '$ref', and calls are not checked beyond it; write schemas out where you can");
        }
    }
}
