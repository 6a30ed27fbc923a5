using System.CommandLine;
using Patchbay.Integrations;

namespace Patchbay.Cli;

/// <summary><c>patchbay integration new</c>: files to start an integration with.</summary>
internal static class IntegrationNewCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("name") { Description = "Name of the integration in snake case, such as request_tracker." };
        var folder = new Option<string?>("--folder") { Description = "Folder of integrations. Default: PATCHBAY_INTEGRATIONS, or ./integrations.", HelpName = "folder" };
        var command = new Command("new", "Start an integration: writes files that lint accepts, to be changed into the real thing.") { name, folder };
        command.SetAction(async (typed, cancellationToken) =>
        {
            var chosen = typed.GetRequiredValue(name);
            if (IntegrationScaffold.NameProblem(chosen) is { } problem)
            {
                throw CommandException.Usage(problem + ".");
            }

            var root = typed.GetValue(folder) ?? (terminal.Environment("PATCHBAY_INTEGRATIONS") is { Length: > 0 } setting ? setting : "integrations");
            if (Path.Exists(Path.Combine(root, chosen)))
            {
                throw CommandException.Failed($"{Path.Combine(root, chosen)} exists already, and nothing in it is overwritten.");
            }

            foreach (var (path, content) in IntegrationScaffold.Files(chosen))
            {
                await WriteAsync(Path.Combine(root, path), content, cancellationToken);
                await terminal.Out.WriteLineAsync(Path.Combine(root, path));
            }

            await terminal.Error.WriteLineAsync($"Change them, and check them with 'patchbay integration lint {Path.Combine(root, chosen)}'.");
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task WriteAsync(string path, string content, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, content, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Failed($"{path} cannot be written: {exception.Message}");
        }
    }
}
