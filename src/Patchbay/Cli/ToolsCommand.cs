using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace Patchbay.Cli;

/// <summary><c>patchbay tools</c>: what an MCP server offers.</summary>
internal static class ToolsCommand
{
    public static Command Create(Terminal terminal)
    {
        var url = McpUrl.Argument();
        var bearer = McpUrl.Bearer();
        var json = JsonOutput.Option("Print {\"tools\": [...]} with the whole definitions on one line.");
        var command = new Command("tools", "List the tools of an MCP server.") { url, bearer, json };
        command.SetAction(async (typed, cancellationToken) =>
        {
            var tools = await McpConnection.UseAsync(
                typed.GetRequiredValue(url),
                typed.GetValue(bearer) ?? terminal.Environment("PATCHBAY_BEARER"),
                async (client, token) => await client.ListToolsAsync(cancellationToken: token),
                cancellationToken);
            await (typed.GetValue(json) ? WriteJsonAsync(terminal, tools) : WriteTableAsync(terminal, tools));
            return CommandLine.Done;
        });
        return command;
    }

    private static Task WriteJsonAsync(Terminal terminal, IList<McpClientTool> tools)
    {
        var definitions = tools.Select(tool => JsonSerializer.SerializeToNode(tool.ProtocolTool, McpJsonUtilities.DefaultOptions));
        return JsonOutput.WriteAsync(terminal, new JsonObject { ["tools"] = new JsonArray([.. definitions]) });
    }

    private static Task WriteTableAsync(Terminal terminal, IList<McpClientTool> tools) => Table.WriteAsync(
        terminal, ["Tool", "Kind", "Description"], tools.Select(tool => new[] { tool.Name, KindOf(tool), FirstLine(tool.Description) }),
        "This MCP server offers no tool.");

    private static string KindOf(McpClientTool tool) => tool.ProtocolTool.Annotations switch
    {
        { ReadOnlyHint: true } => "reads",
        { DestructiveHint: false } => "adds",
        null => "",
        _ => "changes",
    };

    private static string FirstLine(string description) => description.Split('\n', 2)[0].Trim();
}
