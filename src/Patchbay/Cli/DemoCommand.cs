using System.CommandLine;

namespace Patchbay.Cli;

/// <summary><c>patchbay demo</c>: everything on one machine, ready to try, until stopped.</summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port") { Description = "Port of 127.0.0.1. Default 5080; 0 takes a free one.", DefaultValueFactory = _ => 5080 };
        var data = new Option<string?>("--data") { Description = "Keep everything in this folder. Default: a fresh folder that is removed at the end.", HelpName = "folder" };
        var json = JsonOutput.Option("Print one JSON object on one line once everything answers.");
        var command = new Command("demo", "Run a server with a simulator of every vendor and an MCP server for each, until stopped.") { port, data, json };
        command.SetAction(async (typed, cancellationToken) =>
        {
            using var folder = new DemoFolder(typed.GetValue(data));
            await using var demo = await Demo.StartAsync(folder, typed.GetValue(port), terminal, cancellationToken);
            await (typed.GetValue(json) ? JsonOutput.WriteAsync(terminal, demo.ToJson()) : demo.WriteAsync(terminal));
            await demo.UntilStoppedAsync(cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }
}
