using System.CommandLine;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Patchbay.Cli;

/// <summary><c>patchbay call</c>: calls one tool and prints what it says.</summary>
internal static class CallCommand
{
    public static Command Create(Terminal terminal)
    {
        var url = McpUrl.Argument();
        var tool = new Argument<string>("tool") { Description = "Name of the tool, as 'patchbay tools' lists it." };
        var arguments = new Argument<string?>("json")
        {
            Description = "The tool's arguments as one JSON object, - to read them from standard input, or @file. Default {}.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var bearer = McpUrl.Bearer();
        var save = new Option<string?>("--out") { Description = "Write the first file of the answer here, byte for byte.", HelpName = "file" };
        var json = JsonOutput.Option("Print the tool's whole result on one line.");
        var command = new Command("call", "Call a tool of an MCP server.") { url, tool, arguments, bearer, save, json };
        command.SetAction(async (typed, cancellationToken) =>
        {
            var call = new CallToolRequestParams
            {
                Name = typed.GetRequiredValue(tool),
                Arguments = await ToolArguments.ReadAsync(typed.GetValue(arguments), terminal, cancellationToken),
            };
            var result = await McpConnection.UseAsync(
                typed.GetRequiredValue(url),
                typed.GetValue(bearer) ?? terminal.Environment("PATCHBAY_BEARER"),
                async (client, token) => await client.CallToolAsync(call, token),
                cancellationToken);
            if (typed.GetValue(json))
            {
                await JsonOutput.WriteAsync(terminal, JsonSerializer.SerializeToNode(result, McpJsonUtilities.DefaultOptions)!);
            }
            else
            {
                await WriteAsync(result, terminal, hintAtFiles: typed.GetValue(save) is null);
            }

            if (result.IsError is true)
            {
                return CommandLine.Failed;
            }

            if (typed.GetValue(save) is { } path)
            {
                await AnsweredFile.SaveAsync(result, path, terminal, cancellationToken);
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static async Task WriteAsync(CallToolResult result, Terminal terminal, bool hintAtFiles)
    {
        var writer = result.IsError is true ? terminal.Error : terminal.Out;
        foreach (var block in result.Content)
        {
            if (block is TextContentBlock text)
            {
                await writer.WriteLineAsync(text.Text);
            }
            else if (hintAtFiles && AnsweredFile.Describe(block) is { } file)
            {
                await terminal.Error.WriteLineAsync(file + " Save it with --out FILE.");
            }
        }
    }
}
