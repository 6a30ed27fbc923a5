namespace Patchbay.Cli;

/// <summary>Ends a command with a message for the person who typed it. Caught once, in <see cref="CommandLine"/>.</summary>
internal sealed class CommandException : Exception
{
    private CommandException(string message, int exitCode)
        : base(message) => ExitCode = exitCode;

    public int ExitCode { get; }

    /// <summary>The command was right and the thing failed: exit code 1.</summary>
    public static CommandException Failed(string message) => new(message, CommandLine.Failed);

    /// <summary>The command cannot mean anything: exit code 2.</summary>
    public static CommandException Usage(string message) => new(message, CommandLine.WrongUsage);
}
