using System.CommandLine;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary><c>patchbay account link</c>: a link by which the customer connects an account, or signs one in again.</summary>
internal static class AccountLinkCommand
{
    public static Command Create(Terminal terminal)
    {
        var integration = new Argument<string?>("integration") { Description = "Name of the integration, for a new account.", Arity = ArgumentArity.ZeroOrOne };
        var account = new Option<string?>("--account") { Description = "Id of an account to sign in again, instead of connecting a new one.", HelpName = "acc_…" };
        var tenant = new Option<string?>("--tenant") { Description = "Your own name for the customer.", HelpName = "id" };
        var name = new Option<string?>("--name") { Description = "Display name of the account.", HelpName = "text" };
        var variables = NamedValues.Option("--var", "A variable of the integration that the customer is not to be asked for. Repeatable.");
        var kind = new Option<string?>("--credential-kind") { Description = "Which kind of credential; without it the customer chooses.", HelpName = "kind" };
        var credentials = NamedValues.Option(
            "--credential",
            "A credential field that the customer is not to be asked for, such as client_id=… Repeatable. Secrets as for 'account add': name=@file, name=env:NAME or name=-.");
        var expiry = new ExpiryOptions();
        var json = JsonOutput.Option();
        var server = new ServerOptions();
        var command = new Command("link", "Make a single-use link by which the customer connects the account. It works for 24 hours unless said otherwise.")
        {
            integration, account, tenant, name, variables, kind, credentials, json,
        };
        expiry.AddTo(command);
        server.AddTo(command);
        command.SetAction(async (typed, cancellationToken) =>
        {
            var (product, id) = (typed.GetValue(integration), typed.GetValue(account));
            if ((product is null) == (id is null))
            {
                throw CommandException.Usage("Name an integration, with --tenant, for a new account, or give --account for one that exists.");
            }

            var body = new JsonObject();
            if (product is not null)
            {
                body["integration"] = product;
                body["tenant_id"] = typed.GetValue(tenant) ?? throw CommandException.Usage("--tenant is needed: your own name for the customer.");
                Set(body, "name", typed.GetValue(name));
                body["variables"] = NamedValues.Read("--var", typed.GetRequiredValue(variables));
            }
            else if (typed.GetValue(tenant) is not null || typed.GetValue(name) is not null || typed.GetRequiredValue(variables).Length > 0)
            {
                throw CommandException.Usage("--tenant, --name and --var are those of the account: leave them out with --account.");
            }

            Set(body, "credential_kind", typed.GetValue(kind));
            body["credentials"] = await ReadAsync(typed.GetRequiredValue(credentials), terminal, cancellationToken);
            Set(body, "expires_at", expiry.Read(typed, terminal.Clock));
            using var api = server.Connect(typed, terminal);
            var link = await api.PostAsync(
                id is null ? "connect-link" : $"integrated-account/{Uri.EscapeDataString(id)}/connect-link", body, cancellationToken);
            if (typed.GetValue(json))
            {
                await JsonOutput.WriteAsync(terminal, link);
            }
            else
            {
                await terminal.Out.WriteLineAsync(link["url"]!.GetValue<string>());
                await terminal.Error.WriteLineAsync($"{link["id"]} works once, until {link["expires_at"]}. Give the URL to the customer; it is not shown again.");
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<JsonObject> ReadAsync(string[] typed, Terminal terminal, CancellationToken cancellationToken)
    {
        var read = new JsonObject();
        foreach (var (name, value) in typed.Select(NamedValues.Split))
        {
            if (!read.TryAdd(name, await SecretValue.ReadAsync(name, value, terminal, cancellationToken)))
            {
                throw CommandException.Usage($"--credential {name}: given twice.");
            }
        }

        return read;
    }

    private static void Set(JsonObject body, string name, string? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }
}
