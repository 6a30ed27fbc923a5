using Patchbay.Cli;

namespace Patchbay.Tests.Cli;

/// <summary>One command as typed, and what came of it.</summary>
public sealed record Typed(int ExitCode, string Out, string Error)
{
    /// <summary>Runs <c>patchbay</c> with the arguments; nobody sits at the keyboard and the environment is empty.</summary>
    public static Task<Typed> RunAsync(params string[] args) => RunAsync(new Given(), args);

    public static async Task<Typed> RunAsync(Given given, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal
        {
            Out = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            In = new StringReader(given.In),
            IsScreen = given.IsScreen,
            AskSecret = given.Typing is null ? null : _ => given.Typing,
            Clock = given.Clock,
            Environment = name => given.Environment.GetValueOrDefault(name),
        };
        var exitCode = await CommandLine.RunAsync(args, terminal, TestContext.Current.CancellationToken);
        return new Typed(exitCode, output.ToString(), error.ToString());
    }
}

/// <summary>The surroundings of a command.</summary>
public sealed record Given
{
    public string In { get; init; } = "";

    public bool IsScreen { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What a person types at every hidden prompt; null when nobody is there.</summary>
    public string? Typing { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
