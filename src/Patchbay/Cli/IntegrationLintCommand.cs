using System.CommandLine;
using Patchbay.Integrations;

namespace Patchbay.Cli;

/// <summary><c>patchbay integration lint</c>: every problem of every file, at once.</summary>
internal static class IntegrationLintCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = IntegrationsFolder.Argument();
        var command = new Command("lint", "Report every problem as file:line: message. Exit code 1 when there are errors.") { folder };
        command.SetAction(async (typed, _) =>
        {
            var path = IntegrationsFolder.Resolve(typed.GetValue(folder), terminal);
            var loaded = IntegrationLoader.Load(path);
            foreach (var problem in loaded.Problems)
            {
                await terminal.Out.WriteLineAsync(Line(problem, PrefixOf(path)));
            }

            var errors = loaded.Problems.Count(problem => problem.Severity == Severity.Error);
            var tools = loaded.Catalog.All.Sum(integration => ToolFactory.Build(integration, AccountFields.None).Count);
            await terminal.Out.WriteLineAsync(
                $"{Count(loaded.Catalog.All.Count, "integration")} in order with {Count(tools, "tool")}; "
                + $"{Count(errors, "error")}, {Count(loaded.Problems.Count - errors, "warning")}.");
            return errors > 0 ? CommandLine.Failed : CommandLine.Done;
        });
        return command;
    }

    // The loader names files from the integration's folder on; an editor opens them from where the command was typed.
    private static string PrefixOf(string folder) =>
        File.Exists(Path.Combine(folder, "integration.yaml")) ? Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? "" : folder;

    private static string Line(Problem problem, string prefix) =>
        $"{Path.Combine(prefix, problem.Where.File)}:{problem.Where.Line}: {(problem.Severity == Severity.Warning ? "warning: " : "")}{problem.Message}";

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
