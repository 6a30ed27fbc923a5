using System.CommandLine;
using System.Text.Json.Nodes;
using Patchbay.Integrations;

namespace Patchbay.Cli;

/// <summary><c>patchbay integration list</c>: which products there are, and how much of each is documented for models.</summary>
internal static class IntegrationListCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = IntegrationsFolder.Argument();
        var json = JsonOutput.Option("Print {\"result\": [...]} on one line.");
        var markdown = new Option<bool>("--markdown") { Description = "Print the tools of each as a Markdown table." };
        var command = new Command("list", "List integrations with their tools and documentation coverage.") { folder, json, markdown };
        command.SetAction(async (typed, _) =>
        {
            var path = IntegrationsFolder.Resolve(typed.GetValue(folder), terminal);
            var loaded = IntegrationLoader.Load(path);
            await (typed.GetValue(json) ? WriteJsonAsync(terminal, loaded.Catalog)
                : typed.GetValue(markdown) ? terminal.Out.WriteAsync(ToolTables.Of(loaded.Catalog))
                : WriteTableAsync(terminal, loaded.Catalog));
            if (!loaded.HasErrors)
            {
                return CommandLine.Done;
            }

            await terminal.Error.WriteLineAsync($"Some integrations have errors and are left out: 'patchbay integration lint {path}' tells them.");
            return CommandLine.Failed;
        });
        return command;
    }

    private static Task WriteTableAsync(Terminal terminal, IntegrationCatalog catalog) => Table.WriteAsync(
        terminal,
        ["Name", "Title", "Tools", "Documented"],
        catalog.All.Select(integration =>
        {
            var (tools, methods) = Coverage(integration);
            return new[] { integration.Name, integration.Title, $"{tools}", $"{tools} of {methods} methods" };
        }),
        "There is no integration in order here.");

    private static Task WriteJsonAsync(Terminal terminal, IntegrationCatalog catalog) => JsonOutput.WriteAsync(terminal, new JsonObject
    {
        ["result"] = new JsonArray([.. catalog.All.Select(integration =>
        {
            var (tools, methods) = Coverage(integration);
            return new JsonObject { ["name"] = integration.Name, ["title"] = integration.Title, ["tools"] = tools, ["methods"] = methods };
        })]),
    });

    private static (int Tools, int Methods) Coverage(Integration integration) =>
        (integration.Methods.Count(method => method.Tool is not null), integration.Methods.Count());
}
