using System.CommandLine;
using Patchbay.Access;
using Patchbay.Hosting;
using Patchbay.Storage;

namespace Patchbay.Cli;

/// <summary><c>patchbay serve</c>: the server, until stopped.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, separated by ;. Default: PATCHBAY_URLS, or http://127.0.0.1:5080.", HelpName = "urls" };
        var port = new Option<int?>("--port") { Description = "Listen on this port of 127.0.0.1. 0 takes a free one.", HelpName = "port" };
        var data = new Option<string?>("--data") { Description = "Folder of the database and the key file. Default: PATCHBAY_DATA, or ./data.", HelpName = "folder" };
        var integrations = new Option<string?>("--integrations") { Description = "Folder of integrations. Default: PATCHBAY_INTEGRATIONS, or the one beside the program.", HelpName = "folder" };
        var command = new Command("serve", "Run the server until stopped.") { urls, port, data, integrations };
        command.SetAction(async (typed, cancellationToken) =>
        {
            if (typed.GetValue(urls) is not null && typed.GetValue(port) is not null)
            {
                throw CommandException.Usage("Give --urls or --port, not both.");
            }

            var options = RunningServer.Settings(terminal);
            options.Urls = typed.GetValue(urls) ?? (typed.GetValue(port) is { } chosen ? $"http://127.0.0.1:{chosen}" : options.Urls);
            options.DataFolder = typed.GetValue(data) ?? options.DataFolder;
            options.IntegrationsFolder = typed.GetValue(integrations) ?? options.IntegrationsFolder;

            await using var app = await RunningServer.StartAsync(options, cancellationToken);
            await AnnounceAsync(app, terminal, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task AnnounceAsync(WebApplication app, Terminal terminal, CancellationToken cancellationToken)
    {
        if (await AdminToken.CreateFirstAsync(app.Services, cancellationToken) is { } secret)
        {
            await terminal.Out.WriteLineAsync($"Admin token, shown this once: {secret}");
        }

        await terminal.Out.WriteLineAsync($"Patchbay listens on {string.Join(", ", app.Urls)}");
    }
}
