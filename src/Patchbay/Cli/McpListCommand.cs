using System.CommandLine;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary><c>patchbay mcp list</c>. URLs are not shown: nobody can, they were shown once.</summary>
internal static class McpListCommand
{
    public static Command Create(Terminal terminal)
    {
        var account = McpCommand.Account();
        var json = JsonOutput.Option();
        var server = new ServerOptions();
        var command = new Command("list", "List the MCP servers of an account.") { account, json };
        server.AddTo(command);
        command.SetAction(async (typed, cancellationToken) =>
        {
            using var api = server.Connect(typed, terminal);
            var servers = await api.ListAsync(McpCommand.Path(typed.GetRequiredValue(account)), cancellationToken);
            await (typed.GetValue(json) ? JsonOutput.WriteAsync(terminal, servers) : WriteTableAsync(terminal, servers));
            return CommandLine.Done;
        });
        return command;
    }

    private static Task WriteTableAsync(Terminal terminal, JsonObject servers) => Table.WriteAsync(
        terminal,
        ["Id", "Methods", "Tags", "Expires", "Name"],
        servers["result"]!.AsArray().Select(server => new[]
        {
            server!["id"]!.ToString(),
            Words(server["config"]?["methods"]),
            Words(server["config"]?["tags"]),
            server["expires_at"]?.ToString() ?? "never",
            server["name"]!.ToString(),
        }),
        "This account has no MCP server. 'patchbay mcp create' makes one.");

    private static string Words(JsonNode? list) => list is JsonArray words ? string.Join(',', words) : "all";
}
