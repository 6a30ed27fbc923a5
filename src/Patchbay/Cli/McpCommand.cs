using System.CommandLine;

namespace Patchbay.Cli;

/// <summary><c>patchbay mcp</c>: the MCP servers of an account.</summary>
internal static class McpCommand
{
    public static Command Create(Terminal terminal) => new("mcp", "Manage the MCP servers of an integrated account.")
    {
        McpCreateCommand.Create(terminal),
        McpListCommand.Create(terminal),
        McpRevokeCommand.Create(terminal),
    };

    public static Argument<string> Account() => new("account") { Description = "Id of the integrated account, as 'patchbay account list' shows it." };

    public static string Path(string account) => $"integrated-account/{Uri.EscapeDataString(account)}/mcp";
}
