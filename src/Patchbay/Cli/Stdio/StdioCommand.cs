using System.CommandLine;

namespace Patchbay.Cli.Stdio;

/// <summary><c>patchbay stdio</c>: an MCP URL as a local program, for clients that cannot open URLs.</summary>
internal static class StdioCommand
{
    public static Command Create(Terminal terminal)
    {
        var url = McpUrl.Argument();
        var bearer = McpUrl.Bearer();
        var command = new Command("stdio", "Bridge an MCP server to standard input and output, for clients that only start local programs.") { url, bearer };
        command.SetAction(async (typed, cancellationToken) =>
        {
            using var server = new BridgedServer(
                typed.GetRequiredValue(url), typed.GetValue(bearer) ?? terminal.Environment("PATCHBAY_BEARER"));
            await using var bridge = new StdioBridge(server, terminal);
            await bridge.RunAsync(cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }
}
