using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using ModelContextProtocol.Client;

namespace Patchbay.Cli;

/// <summary><c>patchbay doctor</c>: why an MCP URL does not work, step by step.</summary>
internal static class DoctorCommand
{
    /// <summary>Longest tool name every known client takes.</summary>
    private const int SafeNameLength = 60;

    public static Command Create(Terminal terminal)
    {
        var url = McpUrl.Argument();
        var bearer = McpUrl.Bearer();
        var command = new Command("doctor", "Check an MCP URL step by step and say where it fails.") { url, bearer };
        command.SetAction(async (typed, cancellationToken) =>
        {
            var (target, token) = (typed.GetRequiredValue(url), typed.GetValue(bearer) ?? terminal.Environment("PATCHBAY_BEARER"));
            await CheckAsync(terminal, $"{target.Authority} takes connections", () => ConnectAsync(target, cancellationToken));
            IList<McpClientTool> tools = [];
            await CheckAsync(terminal, "It speaks MCP at this URL and lists its tools", async () =>
            {
                tools = await McpConnection.UseAsync(
                    target, token, async (client, stop) => await client.ListToolsAsync(cancellationToken: stop), cancellationToken);
                return $"{tools.Count} tools";
            });
            await CheckAsync(terminal, "It offers at least one tool", () => tools.Count > 0
                ? Task.FromResult("")
                : throw CommandException.Failed("The filters of this MCP server leave none."));
            await CheckAsync(terminal, $"Tool names have at most {SafeNameLength} characters", () => Task.FromResult(LongNames(tools)));
            return CommandLine.Done;
        });
        return command;
    }

    // The first failure ends the check: what comes after it would fail for the same reason.
    private static async Task CheckAsync(Terminal terminal, string claim, Func<Task<string>> check)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var remark = await check();
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            await terminal.Out.WriteLineAsync($"ok    {claim} ({(remark.Length > 0 ? remark + ", " : "")}{elapsed:0} ms)");
        }
        catch (CommandException)
        {
            await terminal.Out.WriteLineAsync($"FAIL  {claim}");
            throw;
        }
    }

    private static async Task<string> ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(url.IdnHost, url.Port, cancellationToken);
            return "";
        }
        catch (SocketException exception)
        {
            throw CommandException.Failed($"{url.Authority} cannot be reached: {exception.Message}");
        }
    }

    private static string LongNames(IList<McpClientTool> tools)
    {
        var names = tools.Select(tool => tool.Name).Where(name => name.Length > SafeNameLength).ToList();
        return names.Count == 0 ? "" : $"note: Cursor leaves out {string.Join(", ", names)}";
    }
}
