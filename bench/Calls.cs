namespace Patchbay.Bench;

/// <summary>The MCP messages the loads repeat.</summary>
static class Calls
{
    public const string Tool = "get_single_bench_ticket_by_id";

    private const string Meta =
        """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"}}""";

    public static Load Modern(string name, Uri url) => Post(name, url, "2026-07-28",
        $$$"""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"{{{Tool}}}","arguments":{"id":7},"_meta":{{{Meta}}}}}""",
        ("Mcp-Method", "tools/call"), ("Mcp-Name", Tool));

    public static Load Legacy(string name, Uri url) => Post(name, url, "2025-06-18",
        $$$"""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"{{{Tool}}}","arguments":{"id":7}} }""");

    public static Load ModernList(string name, Uri url) => Post(name, url, "2026-07-28",
        $$$"""{"jsonrpc":"2.0","id":7,"method":"tools/list","params":{"_meta":{{{Meta}}}}}""", ("Mcp-Method", "tools/list"));

    public static Load LegacyList(string name, Uri url) => Post(name, url, "2025-06-18",
        """{"jsonrpc":"2.0","id":7,"method":"tools/list"}""");

    private static Load Post(string name, Uri url, string version, string body, params (string Name, string Value)[] headers)
    {
        var all = headers.ToDictionary(header => header.Name, header => header.Value);
        all["Content-Type"] = "application/json";
        all["Accept"] = "application/json, text/event-stream";
        all["MCP-Protocol-Version"] = version;
        return new Load(name, url, body, all);
    }
}
