using System.CommandLine;

namespace Patchbay.Cli;

/// <summary><c>patchbay key</c>: the master key of a data folder.</summary>
internal static class KeyCommand
{
    public static Command Create(Terminal terminal) => new("key", "Manage the master key of a data folder.")
    {
        KeyRotateCommand.Create(terminal),
    };
}
