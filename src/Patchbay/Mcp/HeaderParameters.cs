using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Patchbay.Integrations;

namespace Patchbay.Mcp;

/// <summary>
/// The properties of a tool that are marked <c>x-mcp-header</c>: a modern client repeats their values in <c>Mcp-Param-…</c> headers.
/// </summary>
sealed class HeaderParameters
{
    private static readonly ConditionalWeakTable<Tool, HeaderParameters> Known = [];

    private readonly List<(string[] Path, string Header)> marked = [];

    private HeaderParameters(Tool tool)
    {
        using var definition = JsonDocument.Parse(tool.Definition);
        if (definition.RootElement.TryGetProperty("inputSchema", out var schema))
        {
            Collect(schema, []);
        }
    }

    /// <summary>Why headers and arguments disagree; null when they agree, as they do for a tool without such properties.</summary>
    public static RpcError? Disagreement(Tool tool, JsonElement arguments, IHeaderDictionary headers)
    {
        foreach (var (path, header) in Known.GetValue(tool, static tool => new HeaderParameters(tool)).marked)
        {
            // A header without a value in the body is ignored, as other servers do.
            if (Find(arguments, path) is { } value && !Agrees(value, MirrorHeaders.Value(headers[header])))
            {
                return RpcError.Header($"Header {header} is missing, malformed or different from argument \"{string.Join('.', path)}\".");
            }
        }

        return null;
    }

    private static JsonElement? Find(JsonElement value, string[] path)
    {
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.ValueKind == JsonValueKind.Null ? null : value;
    }

    private static bool Agrees(JsonElement value, string? header) => header is not null && value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(header),
        JsonValueKind.True => header == "true",
        JsonValueKind.False => header == "false",
        JsonValueKind.Number => decimal.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && value.TryGetDecimal(out var own) && number == own,
        _ => true, // not a value a header can carry: the argument check tells the model
    };

    private void Collect(JsonElement schema, string[] path)
    {
        if (schema.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in properties.EnumerateObject())
        {
            string[] here = [.. path, property.Name];
            if (property.Value.ValueKind == JsonValueKind.Object
                && property.Value.TryGetProperty("x-mcp-header", out var header) && header.ValueKind == JsonValueKind.String)
            {
                marked.Add((here, $"Mcp-Param-{header.GetString()}"));
            }

            Collect(property.Value, here);
        }
    }
}
