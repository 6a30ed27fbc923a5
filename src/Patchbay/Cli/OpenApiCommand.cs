using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary><c>patchbay openapi</c>: the OpenAPI document of the management API, as a server of this version answers it.</summary>
internal static class OpenApiCommand
{
    public static Command Create(Terminal terminal)
    {
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output.", HelpName = "file" };
        var command = new Command("openapi", "Print the OpenAPI document of the management API. Needs no running server.") { output };
        command.SetAction(async (typed, cancellationToken) =>
        {
            using var folder = new DemoFolder(null);
            var options = RunningServer.Settings(terminal);
            (options.DataFolder, options.Urls, options.MasterKey) = (folder.Path, "http://127.0.0.1:0", null);
            await using var app = await RunningServer.StartAsync(options, cancellationToken);
            using var http = new HttpClient();

            // Not given up on when asked to stop: it takes a moment, and the server would be taken down in the midst of answering.
            var document = JsonNode.Parse(await http.GetStringAsync(new Uri(new Uri(app.Urls.First()), "openapi/v1.json"), CancellationToken.None))!;
            await app.StopAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            var text = document.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });
            if (typed.GetValue(output) is { } file)
            {
                await File.WriteAllTextAsync(file, text + "\n", cancellationToken);
            }
            else
            {
                await terminal.Out.WriteLineAsync(text);
            }

            return CommandLine.Done;
        });
        return command;
    }
}
