using System.CommandLine;

namespace Patchbay.Cli;

/// <summary><c>patchbay audit</c>: who called what, and who changed what.</summary>
internal static class AuditCommand
{
    public static Command Create(Terminal terminal) => new("audit", "Read the audit.")
    {
        AuditExportCommand.Create(terminal),
    };
}
