using System.CommandLine;

namespace Patchbay.Cli;

/// <summary>The folder of integrations a command means when none is typed.</summary>
internal static class IntegrationsFolder
{
    private const string Name = "integrations";

    public static Argument<string?> Argument() => new("folder")
    {
        Description = "Folder of integrations, or of one. Default: PATCHBAY_INTEGRATIONS, ./integrations, or the one beside the program.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>What was typed, else the setting, else <c>./integrations</c> if it exists, else the one that came with the program.</summary>
    public static string Resolve(string? typed, Terminal terminal)
    {
        if (typed is not null)
        {
            return typed;
        }

        return terminal.Environment("PATCHBAY_INTEGRATIONS") is { Length: > 0 } setting ? setting
            : Directory.Exists(Name) ? Name
            : Path.Combine(AppContext.BaseDirectory, Name);
    }
}
