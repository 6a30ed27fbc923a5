using Microsoft.AspNetCore.Http;

namespace Patchbay.Tests.Cli;

/// <summary>A small MCP server of the 2026-07-28 revision: two tools, one of which answers with what the test wants.</summary>
internal static class DesklyServer
{
    public static Task<ScriptedServer> StartAsync(string callResult) => ScriptedServer.StartAsync((request, context) => request.Method switch
    {
        "server/discover" => context.ResultAsync(request, """
            {"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"ttlMs":0,"cacheScope":"private",
             "_meta":{"io.modelcontextprotocol/serverInfo":{"name":"deskly","version":"1"}}}
            """),
        "tools/list" => context.ResultAsync(request, """
            {"resultType":"complete","ttlMs":0,"cacheScope":"private","tools":[
              {"name":"list_all_deskly_tickets","description":"List tickets.\nNewest first.","inputSchema":{"type":"object"},"annotations":{"readOnlyHint":true}},
              {"name":"create_a_deskly_ticket","description":"Open a ticket.","inputSchema":{"type":"object"},"annotations":{"readOnlyHint":false,"destructiveHint":false}}]}
            """),
        "tools/call" => context.ResultAsync(request, callResult),
        _ => context.JsonAsync($$$"""{"jsonrpc":"2.0","id":{{{request.Body!["id"]!.ToJsonString()}}},"error":{"code":-32601,"message":"no such method"}}""", 404),
    });

    /// <summary>A result with one text block.</summary>
    public static string Says(string text, bool isError = false) => $$"""
        {"resultType":"complete","content":[{"type":"text","text":"{{text}}"}],"isError":{{(isError ? "true" : "false")}}}
        """;
}
