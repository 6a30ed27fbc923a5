using System.Text.Json.Nodes;
using Patchbay.Hosting;
using Patchbay.Sandbox;

namespace Patchbay.Cli;

/// <summary>A running demo: sandboxes, the server, and an account with an MCP server for each sandbox.</summary>
internal sealed class Demo : IAsyncDisposable
{
    private Demo(DemoSandboxes sandboxes, WebApplication server, string dashboard, string adminToken, IReadOnlyList<DemoAccount> accounts, IReadOnlyList<string> withoutSandbox)
    {
        Sandboxes = sandboxes;
        Server = server;
        Dashboard = dashboard;
        AdminToken = adminToken;
        Accounts = accounts;
        WithoutSandbox = withoutSandbox;
    }

    private DemoSandboxes Sandboxes { get; }

    private WebApplication Server { get; }

    /// <summary>Signs one browser in.</summary>
    private string Dashboard { get; }

    private string AdminToken { get; }

    private IReadOnlyList<DemoAccount> Accounts { get; }

    /// <summary>Integrations there is no simulator for.</summary>
    private IReadOnlyList<string> WithoutSandbox { get; }

    private Uri Address => new(Server.Urls.First());

    /// <exception cref="CommandException">Something cannot start; what did is stopped again.</exception>
    public static async Task<Demo> StartAsync(DemoFolder folder, int port, Terminal terminal, CancellationToken cancellationToken)
    {
        var sandboxes = await DemoSandboxes.StartAsync(cancellationToken);
        WebApplication? server = null;
        try
        {
            server = await RunningServer.StartAsync(Settings(folder, port, sandboxes, terminal), cancellationToken);
            var memory = folder.Recall();
            var adminToken = await DemoToken.GetAsync(server.Services, memory, cancellationToken);
            using var api = new ManagementClient(new Uri(server.Urls.First()), adminToken);
            var accounts = new List<DemoAccount>();
            foreach (var sandbox in sandboxes.All)
            {
                accounts.Add(await DemoAccount.ConnectAsync(api, sandbox, memory[sandbox.Name] as JsonObject, cancellationToken));
            }

            folder.Keep(new JsonObject(
                accounts.Select(account => KeyValuePair.Create(account.Integration, (JsonNode?)account.ToMemory()))
                    .Append(KeyValuePair.Create(DemoToken.Member, (JsonNode?)adminToken))));
            var link = await api.PostAsync("login-link", null, cancellationToken);
            return new Demo(sandboxes, server, link["url"]!.GetValue<string>(), adminToken, accounts, await WithoutSandboxAsync(api, cancellationToken));
        }
        catch
        {
            if (server is not null)
            {
                await server.StopAsync(CancellationToken.None); // disposed in the midst of answering, it would log what it misses
            }

            await DisposeAsync(server, sandboxes);
            throw;
        }
    }

    public JsonObject ToJson() => new()
    {
        ["dashboard"] = Dashboard,
        ["admin_token"] = AdminToken,
        ["accounts"] = new JsonArray([.. Accounts.Select(account => account.ToJson())]),
    };

    public async Task WriteAsync(Terminal terminal)
    {
        await terminal.Out.WriteLineAsync($"Dashboard    {Dashboard}");
        await terminal.Out.WriteLineAsync("             The link signs one browser in, within 10 minutes; 'patchbay login-link' makes another.");
        await terminal.Out.WriteLineAsync($"Server       {Address}");
        await terminal.Out.WriteLineAsync($"Admin token  {AdminToken}");
        foreach (var account in Accounts)
        {
            await terminal.Out.WriteLineAsync($"""

                {account.Integration}
                  MCP URL    {account.McpUrl}
                  simulator  {account.UpstreamUrl}
                  try        patchbay tools {account.McpUrl}
                """);
        }

        await terminal.Out.WriteLineAsync();
        if (WithoutSandbox.Count > 0)
        {
            await terminal.Out.WriteLineAsync($"There is no simulator yet for {string.Join(", ", WithoutSandbox)}.");
        }

        await terminal.Out.WriteLineAsync("Stop everything with Ctrl-C.");
    }

    /// <summary>Returns when asked to stop, the server stopped gracefully.</summary>
    public Task UntilStoppedAsync(CancellationToken cancellationToken) => Server.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync() => await DisposeAsync(Server, Sandboxes);

    private static PatchbayOptions Settings(DemoFolder folder, int port, DemoSandboxes sandboxes, Terminal terminal)
    {
        var options = RunningServer.Settings(terminal);
        options.DataFolder = folder.Path;
        options.Database = null; // a demo is not for the database that the environment may name
        options.Urls = $"http://127.0.0.1:{port}";
        options.UpstreamAllow = string.Join(',', new[] { options.UpstreamAllow }.Concat(sandboxes.Hosts).Where(host => !string.IsNullOrEmpty(host))); // these ports only, not all of loopback
        return options;
    }

    private static async Task<IReadOnlyList<string>> WithoutSandboxAsync(ManagementClient api, CancellationToken cancellationToken)
    {
        var catalogue = await api.ListAsync("integration", cancellationToken);
        return [.. catalogue["result"]!.AsArray().Select(integration => integration!["name"]!.GetValue<string>()).Except(SandboxVendors.Names)];
    }

    private static async Task DisposeAsync(WebApplication? server, DemoSandboxes sandboxes)
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        await sandboxes.DisposeAsync();
    }
}
