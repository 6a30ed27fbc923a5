using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Mcp;
using Patchbay.Servers;

namespace Patchbay.Tools;

/// <summary>
/// What a call comes to: a tool still to be run with these arguments, a result already there, or (both null) an unknown tool.
/// </summary>
readonly record struct DiscoveryStep(Tool? Tool, JsonElement Arguments, ToolResult? Result);

/// <summary>
/// Three tools that stand for all of a server's: search, describe, call. A model then reads only the definitions it needs. They reach
/// exactly the tools the server's filter leaves.
/// </summary>
static class DiscoveryTools
{
    private const string Search = "search_tools";
    private const string Describe = "describe_tool";
    private const string Call = "call_tool";

    private const int DefaultLimit = 10;
    private const int MaxLimit = 50;

    /// <summary>For the model, before its first call.</summary>
    public static string Instructions(ServedServer server) =>
        $"This server reaches {server.Integration.Title} through {server.Tools.Tools.Count} tools that are not listed. "
        + $"Find them with {Search}, read a tool's arguments with {Describe}, then run it with {Call}.";

    /// <summary>The three definitions, UTF-8 JSON array. The hints of <c>call_tool</c> are those of the riskiest tool behind it.</summary>
    public static ReadOnlyMemory<byte> ListJson(Toolset tools)
    {
        var (readOnly, destructive, idempotent) = tools.Tools.Aggregate((true, false, true), (sofar, tool) => (
            sofar.Item1 && tool.Method.Annotations.ReadOnly,
            sofar.Item2 || tool.Method.Annotations.Destructive,
            sofar.Item3 && tool.Method.Annotations.Idempotent));
        return WireJson.Bytes(json =>
        {
            json.WriteStartArray();
            Write(json, Search, "Search tools",
                $"Find tools by words of their name, title, description or tags. Returns the best matches: name, title, description. {tools.Tools.Count} tools are available.",
                """
                {"type":"object","properties":{"query":{"type":"string","description":"Words that say what is to be done, such as: create ticket"},"limit":{"type":"integer","minimum":1,"maximum":50,"description":"Most tools to return. Default 10"}},"required":["query"],"additionalProperties":false}
                """, readOnly: true, destructive: false, idempotent: true, openWorld: false);
            Write(json, Describe, "Describe a tool",
                "Get the full definition of one tool, with the schema of its arguments. Do this before calling the tool.",
                """
                {"type":"object","properties":{"name":{"type":"string","description":"A tool's name as search_tools gives it"}},"required":["name"],"additionalProperties":false}
                """, readOnly: true, destructive: false, idempotent: true, openWorld: false);
            Write(json, Call, "Call a tool",
                "Run one tool with arguments that fit the schema describe_tool gives.",
                """
                {"type":"object","properties":{"name":{"type":"string","description":"The tool's name"},"arguments":{"type":"object","description":"The tool's arguments. Default: none"}},"required":["name"],"additionalProperties":false}
                """, readOnly, destructive, idempotent, openWorld: true);
            json.WriteEndArray();
        });
    }

    /// <summary>Answers a search or a description, and finds the tool behind a <c>call_tool</c>.</summary>
    public static DiscoveryStep Resolve(Toolset tools, string name, JsonElement arguments) => name switch
    {
        Search => Done(SearchFor(tools, arguments)),
        Describe => Done(DescriptionOf(tools, arguments)),
        Call => Find(tools, arguments),
        _ => default,
    };

    private static DiscoveryStep Done(ToolResult result) => new(null, default, result);

    private static DiscoveryStep Find(Toolset tools, JsonElement arguments)
    {
        List<string> problems = [.. Unknown(arguments, "name", "arguments")];
        var tool = Named(tools, arguments, problems);
        var inner = JsonElement.Parse("{}");
        if (arguments.TryGetProperty("arguments", out var given))
        {
            if (given.ValueKind == JsonValueKind.Object)
            {
                inner = given;
            }
            else
            {
                problems.Add($"\"arguments\" must be an object, not {Kind(given)}");
            }
        }

        return problems.Count == 0 ? new DiscoveryStep(tool, inner, null) : Done(Invalid(Call, problems));
    }

    private static ToolResult DescriptionOf(Toolset tools, JsonElement arguments)
    {
        List<string> problems = [.. Unknown(arguments, "name")];
        var tool = Named(tools, arguments, problems);
        return problems.Count == 0 ? new ToolResult { Json = tool!.Definition } : Invalid(Describe, problems);
    }

    private static ToolResult SearchFor(Toolset tools, JsonElement arguments)
    {
        List<string> problems = [.. Unknown(arguments, "query", "limit")];
        if (!arguments.TryGetProperty("query", out var query) || query.ValueKind != JsonValueKind.String)
        {
            problems.Add("\"query\" is required, a string");
        }

        var limit = DefaultLimit;
        if (arguments.TryGetProperty("limit", out var wanted)
            && !(wanted.ValueKind == JsonValueKind.Number && wanted.TryGetInt32(out limit) && limit is >= 1 and <= MaxLimit))
        {
            problems.Add($"\"limit\" must be an integer from 1 to {MaxLimit}");
        }

        if (problems.Count > 0)
        {
            return Invalid(Search, problems);
        }

        var found = ToolSearch.Find(tools.Tools, query.GetString()!);
        return new ToolResult
        {
            Json = WireJson.Bytes(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("result"u8);
                foreach (var tool in found.Take(limit))
                {
                    json.WriteStartObject();
                    json.WriteString("name"u8, tool.Name);
                    json.WriteString("title"u8, tool.Title);
                    json.WriteString("description"u8, tool.Description);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteNumber("total"u8, found.Count);
                json.WriteEndObject();
            }),
        };
    }

    private static Tool? Named(Toolset tools, JsonElement arguments, List<string> problems)
    {
        if (!arguments.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
        {
            problems.Add("\"name\" is required, a string");
            return null;
        }

        var tool = tools.Find(name.GetString()!);
        if (tool is null)
        {
            var near = ToolSearch.Find(tools.Tools, name.GetString()!).Take(3).Select(candidate => candidate.Name).ToList();
            problems.Add($"there is no tool \"{RpcError.Clip(name.GetString()!)}\""
                + (near.Count > 0 ? $"; the nearest are {string.Join(", ", near)}" : $"; find one with {Search}"));
        }

        return tool;
    }

    private static IEnumerable<string> Unknown(JsonElement arguments, params string[] known) =>
        from property in arguments.EnumerateObject()
        where !known.Contains(property.Name, StringComparer.Ordinal)
        select $"there is no argument \"{RpcError.Clip(property.Name)}\"; allowed are {string.Join(", ", known)}";

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Array => "an array",
        JsonValueKind.Null => "null",
        var kind => $"a {kind.ToString().ToLowerInvariant()}",
    };

    private static ToolResult Invalid(string tool, List<string> problems) =>
        ToolResult.Failed(ToolError.InvalidArguments, $"{tool} was not run: {string.Join("; ", problems)}.");

    private static void Write(
        Utf8JsonWriter json, string name, string title, string description, string schema,
        bool readOnly, bool destructive, bool idempotent, bool openWorld)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteString("title"u8, title);
        json.WriteString("description"u8, description);
        json.WritePropertyName("inputSchema"u8);
        json.WriteRawValue(schema);
        json.WriteStartObject("annotations"u8);
        json.WriteString("title"u8, title);
        json.WriteBoolean("readOnlyHint"u8, readOnly);
        json.WriteBoolean("destructiveHint"u8, destructive);
        json.WriteBoolean("idempotentHint"u8, idempotent);
        json.WriteBoolean("openWorldHint"u8, openWorld);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
