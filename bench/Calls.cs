namespace Patchbay.Bench;

/// <summary>The MCP messages the loads repeat.</summary>
static class Calls
{
    public const string Get = "get_single_bench_ticket_by_id";
    public const string GetArguments = """{"id":7}""";
    public const string List = "list_all_bench_tickets";
    public const string ListArguments = """{"limit":100}""";

    private const string Meta =
        """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"}}""";

    public static HttpLoad Modern(Uri url, string tool, string arguments) => Post(url, "2026-07-28",
        $$$"""{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}},"_meta":{{{Meta}}}}}""",
        ("Mcp-Method", "tools/call"), ("Mcp-Name", tool));

    public static HttpLoad Legacy(Uri url, string tool, string arguments, string? session = null) => Post(url, "2025-06-18",
        LegacyMessage(7, tool, arguments), session is null ? [] : [("Mcp-Session-Id", session)]);

    public static HttpLoad ModernList(Uri url) => Post(url, "2026-07-28",
        $$$"""{"jsonrpc":"2.0","id":7,"method":"tools/list","params":{"_meta":{{{Meta}}}}}""", ("Mcp-Method", "tools/list"));

    public static HttpLoad LegacyList(Uri url, bool gzip = false) =>
        Post(url, "2025-06-18", """{"jsonrpc":"2.0","id":7,"method":"tools/list"}""", gzip ? [("Accept-Encoding", "gzip")] : []);

    public static string LegacyMessage(long id, string tool, string arguments) =>
        $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""";

    private static HttpLoad Post(Uri url, string version, string body, params (string Name, string Value)[] headers)
    {
        var all = headers.ToDictionary(header => header.Name, header => header.Value);
        all["Content-Type"] = "application/json";
        all["Accept"] = "application/json, text/event-stream";
        all["MCP-Protocol-Version"] = version;
        return new HttpLoad(url, body, all);
    }
}
