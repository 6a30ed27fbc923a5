using System.CommandLine;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary><c>patchbay account add</c>: connects one customer's account of a product.</summary>
internal static class AccountAddCommand
{
    public static Command Create(Terminal terminal)
    {
        var integration = new Argument<string>("integration") { Description = "Name of the integration, such as request_tracker." };
        var tenant = new Option<string>("--tenant") { Description = "Your own name for the customer.", HelpName = "id", Required = true };
        var name = new Option<string?>("--name") { Description = "Display name of the account.", HelpName = "text" };
        var variables = NamedValues.Option("--var", "A variable of the integration, such as subdomain=acme. Repeatable.");
        var kind = new Option<string?>("--credential-kind") { Description = "Which kind of credential, where an integration takes several.", HelpName = "kind" };
        var credentials = NamedValues.Option(
            "--credential",
            "A credential field. Repeatable. Keep secrets off the command line: name=@file, name=env:NAME, name=- (one line of standard input), "
            + "or just name to be asked for it. Without any, all fields are asked for.");
        var unverified = new Option<bool>("--no-verify") { Description = "Connect without asking the vendor whether the credentials work." };
        var json = JsonOutput.Option();
        var server = new ServerOptions();
        var command = new Command("add", "Connect a customer's account and check that it works.")
        {
            integration, tenant, name, variables, kind, credentials, unverified, json,
        };
        server.AddTo(command);
        command.SetAction(async (typed, cancellationToken) =>
        {
            using var api = server.Connect(typed, terminal);
            var body = new JsonObject
            {
                ["integration"] = typed.GetRequiredValue(integration),
                ["tenant_id"] = typed.GetRequiredValue(tenant),
                ["variables"] = NamedValues.Read("--var", typed.GetRequiredValue(variables)),
            };
            if (typed.GetValue(name) is { } given)
            {
                body["name"] = given;
            }

            var form = await CredentialForm.FetchAsync(
                api, typed.GetRequiredValue(integration), typed.GetValue(kind), typed.GetRequiredValue(credentials), cancellationToken);
            body["credential_kind"] = form.Kind;
            body["credentials"] = await form.FillAsync(typed.GetRequiredValue(credentials), terminal, cancellationToken);
            var account = await api.PostAsync(
                "integrated-account" + (typed.GetValue(unverified) ? "?verify=false" : ""), body, cancellationToken);
            await (typed.GetValue(json)
                ? JsonOutput.WriteAsync(terminal, account)
                : terminal.Out.WriteLineAsync($"{account["id"]} is {account["status"]}. Offer its tools: patchbay mcp create {account["id"]} --name NAME"));
            return CommandLine.Done;
        });
        return command;
    }
}
