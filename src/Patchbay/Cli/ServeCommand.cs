using System.CommandLine;
using Patchbay.Access;
using Patchbay.Dashboard;
using Patchbay.Hosting;
using Patchbay.Sessions;
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
            await AnnounceAsync(app, terminal, CancellationToken.None); // takes a moment; a server given up on then would not stop gracefully
            await app.WaitForShutdownAsync(cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task AnnounceAsync(WebApplication app, Terminal terminal, CancellationToken cancellationToken)
    {
        var isFirst = false;
        if (await AdminToken.CreateFirstAsync(app.Services, cancellationToken) is { } secret)
        {
            await terminal.Out.WriteLineAsync($"Admin token, shown this once: {secret}");
            isFirst = true;
        }

        await terminal.Out.WriteLineAsync($"Patchbay listens on {string.Join(", ", app.Urls)}");

        // Not into the log of a service, where it would stand for others to read: whoever starts it at a screen may have it.
        if ((isFirst || terminal.IsScreen) && await LoginLinkAsync(app, cancellationToken) is { } link)
        {
            await terminal.Out.WriteLineAsync($"Dashboard, signed in once within 10 minutes: {link}");
        }
    }

    /// <summary>Null when there is no dashboard to sign in to, or no API token left to do it for.</summary>
    private static async Task<string?> LoginLinkAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var (services, options) = (app.Services, app.Services.GetRequiredService<PatchbayOptions>());
        return services.GetRequiredService<DashboardFiles>().Page is not null
            && await services.GetRequiredService<ApiTokenStore>().FindOldestOfOperatorAsync(cancellationToken) is { } token
            && await services.GetRequiredService<LoginLinks>().CreateAsync(token.Id, cancellationToken) is var (code, _)
            ? (options.PublicUrl?.TrimEnd('/') ?? Reachable(app.Urls.First())) + LoginLinks.PathOf(code)
            : null;
    }

    // Listening on every address names none; the page is opened on this machine.
    private static string Reachable(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? $"{address.Scheme}://localhost:{address.Port}" : url.TrimEnd('/');
    }
}
