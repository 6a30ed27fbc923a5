using System.CommandLine;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary><c>patchbay account list</c>.</summary>
internal static class AccountListCommand
{
    public static Command Create(Terminal terminal)
    {
        var tenant = new Option<string?>("--tenant") { Description = "Only this customer's.", HelpName = "id" };
        var integration = new Option<string?>("--integration") { Description = "Only of this integration.", HelpName = "name" };
        var json = JsonOutput.Option();
        var server = new ServerOptions();
        var command = new Command("list", "List integrated accounts.") { tenant, integration, json };
        server.AddTo(command);
        command.SetAction(async (typed, cancellationToken) =>
        {
            using var api = server.Connect(typed, terminal);
            var filters = new[] { ("tenant_id", typed.GetValue(tenant)), ("integration", typed.GetValue(integration)) }
                .Where(filter => filter.Item2 is not null)
                .Select(filter => $"{filter.Item1}={Uri.EscapeDataString(filter.Item2!)}");
            var accounts = await api.ListAsync("integrated-account?" + string.Join('&', filters), cancellationToken);
            await (typed.GetValue(json) ? JsonOutput.WriteAsync(terminal, accounts) : WriteTableAsync(terminal, accounts));
            return CommandLine.Done;
        });
        return command;
    }

    private static Task WriteTableAsync(Terminal terminal, JsonObject accounts) => Table.WriteAsync(
        terminal,
        ["Id", "Integration", "Tenant", "Status", "Name"],
        accounts["result"]!.AsArray().Select(account =>
            new[] { "id", "integration", "tenant_id", "status", "name" }.Select(member => account![member]?.ToString() ?? "").ToArray()),
        "There is no such account. 'patchbay account add' connects one.");
}
