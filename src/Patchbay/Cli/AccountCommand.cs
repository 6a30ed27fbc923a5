using System.CommandLine;

namespace Patchbay.Cli;

/// <summary><c>patchbay account</c>: customers' connections of a running server.</summary>
internal static class AccountCommand
{
    public static Command Create(Terminal terminal) => new("account", "Manage integrated accounts of a running Patchbay.")
    {
        AccountAddCommand.Create(terminal),
        AccountLinkCommand.Create(terminal),
        AccountListCommand.Create(terminal),
        AccountVerifyCommand.Create(terminal),
    };
}
