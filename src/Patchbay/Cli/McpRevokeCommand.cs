using System.CommandLine;

namespace Patchbay.Cli;

/// <summary><c>patchbay mcp revoke</c>: ends an MCP URL at once.</summary>
internal static class McpRevokeCommand
{
    public static Command Create(Terminal terminal)
    {
        var account = McpCommand.Account();
        var id = new Argument<string>("mcp-id") { Description = "Id of the MCP server, as 'patchbay mcp list' shows it." };
        var server = new ServerOptions();
        var command = new Command("revoke", "Delete an MCP server: its URL stops working at once.") { account, id };
        server.AddTo(command);
        command.SetAction(async (typed, cancellationToken) =>
        {
            using var api = server.Connect(typed, terminal);
            var revoked = typed.GetRequiredValue(id);
            await api.DeleteAsync($"{McpCommand.Path(typed.GetRequiredValue(account))}/{Uri.EscapeDataString(revoked)}", cancellationToken);
            await terminal.Out.WriteLineAsync($"{revoked} is revoked.");
            return CommandLine.Done;
        });
        return command;
    }
}
