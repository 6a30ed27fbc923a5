using System.CommandLine;
using System.CommandLine.Invocation;

namespace Patchbay.Cli;

/// <summary>The <c>patchbay</c> program as it is typed: arguments in, exit code and output out.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>Runs one command to its end.</summary>
    /// <param name="cancellationToken">Ctrl-C or a termination signal: servers stop gracefully, other commands give up.</param>
    /// <returns>0 done, 1 the thing failed, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        // Response files are off: a leading @ names a file of JSON or a secret, not more arguments.
        var typed = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            return typed.Action is ParseErrorAction wrong
                ? await ExplainAsync(typed, wrong, terminal, cancellationToken)
                : await typed.InvokeAsync(Invocation(terminal.Out, terminal.Error), cancellationToken);
        }
        catch (CommandException exception)
        {
            await terminal.Error.WriteLineAsync(exception.Message);
            return exception.ExitCode;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Failed;
        }
    }

    private static RootCommand Root(Terminal terminal) => new("Turns the REST APIs of IT service products into MCP servers.")
    {
        DemoCommand.Create(terminal),
        ServeCommand.Create(terminal),
        ToolsCommand.Create(terminal),
        CallCommand.Create(terminal),
        Stdio.StdioCommand.Create(terminal),
        DoctorCommand.Create(terminal),
        SandboxCommand.Create(terminal),
        IntegrationCommand.Create(terminal),
        AccountCommand.Create(terminal),
        McpCommand.Create(terminal),
        LoginLinkCommand.Create(terminal),
        KeyCommand.Create(terminal),
        BackupCommand.Create(terminal),
        RestoreCommand.Create(terminal),
        AuditCommand.Create(terminal),
        OpenApiCommand.Create(terminal),
    };

    // Signals are the program's business, so that a server gets the time it needs to stop.
    private static InvocationConfiguration Invocation(TextWriter output, TextWriter error) =>
        new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    private static async Task<int> ExplainAsync(ParseResult typed, ParseErrorAction wrong, Terminal terminal, CancellationToken cancellationToken)
    {
        var command = typed.CommandResult.Command;
        var words = string.Join(' ', PathOf(command));
        if (!command.Subcommands.Any())
        {
            foreach (var error in typed.Errors)
            {
                await terminal.Error.WriteLineAsync(error.Message);
            }
        }
        else if (typed.UnmatchedTokens.Count > 0)
        {
            var verbs = string.Join(", ", command.Subcommands.Select(verb => verb.Name));
            await terminal.Error.WriteLineAsync($"'{words}' has no command '{typed.UnmatchedTokens[0]}'. It has {verbs}.");
        }
        else
        {
            wrong.ShowHelp = true; // a verb is missing: show them
            await typed.InvokeAsync(Invocation(terminal.Error, terminal.Error), cancellationToken);
        }

        await terminal.Error.WriteLineAsync($"'{words} --help' shows what it takes.");
        return WrongUsage;
    }

    private static IEnumerable<string> PathOf(Command command)
    {
        var above = command.Parents.OfType<Command>().FirstOrDefault();
        return above is null ? ["patchbay"] : PathOf(above).Append(command.Name);
    }
}
