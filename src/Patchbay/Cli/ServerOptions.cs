using System.CommandLine;

namespace Patchbay.Cli;

/// <summary>Which running Patchbay a command talks to, and as whom.</summary>
internal sealed class ServerOptions
{
    private const string DefaultServer = "http://127.0.0.1:5080";

    private readonly Option<string?> server = new("--server") { Description = $"Address of a running Patchbay. Default: PATCHBAY_SERVER, or {DefaultServer}.", HelpName = "url" };
    private readonly Option<string?> token = new("--token") { Description = "API token with scope 'manage'. Better: set PATCHBAY_TOKEN.", HelpName = "token" };

    public void AddTo(Command command)
    {
        command.Add(server);
        command.Add(token);
    }

    /// <exception cref="CommandException">The address is none, or there is no token.</exception>
    public ManagementClient Connect(ParseResult typed, Terminal terminal)
    {
        var address = typed.GetValue(server) ?? NonEmpty(terminal.Environment("PATCHBAY_SERVER")) ?? DefaultServer;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw CommandException.Usage($"'{address}' is no server address: it looks like {DefaultServer}.");
        }

        return new ManagementClient(
            url.AbsolutePath.EndsWith("/login", StringComparison.Ordinal) ? new Uri(url, ".") : url, // a login link is pasted as well
            typed.GetValue(token) ?? NonEmpty(terminal.Environment("PATCHBAY_TOKEN"))
                ?? throw CommandException.Usage("An API token is needed: set PATCHBAY_TOKEN, or give --token. 'patchbay serve' prints the first one."));
    }

    private static string? NonEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
