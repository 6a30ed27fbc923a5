using System.Text.Json;

namespace Patchbay.Tests.Mcp;

/// <summary>Requests of revision 2026-07-28 as a proper client sends them.</summary>
static class Modern
{
    public const string Version = "2026-07-28";

    public const string Meta =
        """
        "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}
        """;

    /// <param name="parameters">Members of <c>params</c> besides <c>_meta</c>, without braces.</param>
    public static string Body(string method, string parameters = "", string id = "1") =>
        $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"{{{method}}}","params":{ {{{(parameters.Length > 0 ? parameters + "," : "")}}} {{{Meta}}} } }""";

    public static (string Name, string? Value)[] Headers(string method, string parameters = "")
    {
        var name = JsonElement.Parse($"{{{parameters}}}").TryGetProperty("name", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return name is null
            ? [("MCP-Protocol-Version", Version), ("Mcp-Method", method)]
            : [("MCP-Protocol-Version", Version), ("Mcp-Method", method), ("Mcp-Name", name)];
    }
}
