using System.CommandLine;

namespace Patchbay.Cli;

/// <summary><c>patchbay login-link</c>: a link that signs a browser in, for when the one printed at start is used up or too old.</summary>
internal static class LoginLinkCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = JsonOutput.Option();
        var server = new ServerOptions();
        var command = new Command("login-link", "Make a link that signs one browser in to the dashboard. It works once, for 10 minutes, and may do what the API token may.") { json };
        server.AddTo(command);
        command.SetAction(async (typed, cancellationToken) =>
        {
            using var api = server.Connect(typed, terminal);
            var link = await api.PostAsync("login-link", null, cancellationToken);
            await (typed.GetValue(json) ? JsonOutput.WriteAsync(terminal, link) : terminal.Out.WriteLineAsync(link["url"]!.GetValue<string>()));
            return CommandLine.Done;
        });
        return command;
    }
}
