using System.CommandLine;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary><c>patchbay account verify</c>: asks the vendor whether an account still works.</summary>
internal static class AccountVerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var account = McpCommand.Account();
        var server = new ServerOptions();
        var command = new Command("verify", "Ask the vendor whether an account still works. Exit code 1 when it does not.") { account };
        server.AddTo(command);
        command.SetAction(async (typed, cancellationToken) =>
        {
            using var api = server.Connect(typed, terminal);
            var path = $"integrated-account/{Uri.EscapeDataString(typed.GetRequiredValue(account))}";
            var stored = await api.GetAsync(path, cancellationToken);

            // Variables and credentials are verified whenever they are written, so writing the variables back as they are asks.
            await api.PatchAsync(path, new JsonObject { ["variables"] = stored["variables"]?.DeepClone() ?? new JsonObject() }, cancellationToken);
            await terminal.Out.WriteLineAsync($"{stored["id"]} works.");
            return CommandLine.Done;
        });
        return command;
    }
}
