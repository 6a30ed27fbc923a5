using System.CommandLine;

namespace Patchbay.Cli;

/// <summary><c>patchbay integration</c>: the files that describe products. Needs no running server.</summary>
internal static class IntegrationCommand
{
    public static Command Create(Terminal terminal) => new("integration", "Write and check integrations.")
    {
        IntegrationLintCommand.Create(terminal),
        IntegrationListCommand.Create(terminal),
        IntegrationNewCommand.Create(terminal),
    };
}
