using System.CommandLine;
using Patchbay.Sandbox;

namespace Patchbay.Cli;

/// <summary><c>patchbay sandbox</c>: one simulated vendor, until stopped.</summary>
internal static class SandboxCommand
{
    public static Command Create(Terminal terminal)
    {
        var vendor = new Argument<string>("vendor") { Description = $"One of: {string.Join(", ", SandboxVendors.Names)}." };
        vendor.AcceptOnlyFromAmong([.. SandboxVendors.Names]);
        var port = new Option<int>("--port") { Description = "Port of 127.0.0.1. Default 0: a free one." };
        var rateLimit = new Option<int?>("--rate-limit") { Description = "Calls before the vendor refuses, in its own window (a minute, or five for halo_itsm). Default: the vendor's figure." };
        var json = JsonOutput.Option("Print address and credentials as one JSON object on one line.");
        var command = new Command("sandbox", "Run a simulator of a vendor's API, freshly seeded, until stopped.") { vendor, port, rateLimit, json };
        command.SetAction(async (typed, cancellationToken) =>
        {
            await using var app = await StartAsync(typed.GetRequiredValue(vendor), typed.GetValue(port), typed.GetValue(rateLimit), cancellationToken);
            await (typed.GetValue(json) ? SandboxText.WriteJsonAsync(terminal, SandboxHost.Describe(app)) : SandboxText.WriteAsync(terminal, SandboxHost.Describe(app)));
            await Until.StoppedAsync(cancellationToken);
            await app.StopAsync(CancellationToken.None);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<Microsoft.AspNetCore.Builder.WebApplication> StartAsync(string vendor, int port, int? rateLimit, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxHost.StartAsync(vendor, port, cancellationToken, rateLimit);
        }
        catch (IOException exception)
        {
            throw CommandException.Failed($"The sandbox cannot start on port {port}: {exception.Message}");
        }
    }
}
