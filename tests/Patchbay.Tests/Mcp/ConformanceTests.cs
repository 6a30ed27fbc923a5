using System.Diagnostics;

namespace Patchbay.Tests.Mcp;

/// <summary>The official suite against the endpoint alone; runs where <c>dev/conformance install</c> has run.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public async Task The_endpoint_passes_every_scenario_a_tools_server_can_be_asked()
    {
        var script = Script();
        Assert.SkipUnless(await RunAsync(script, "installed") is (0, _), "The conformance suite is not installed: run dev/conformance install.");
        await using var host = await McpHost.StartAsync(ConformanceHost.Servers());

        var (exitCode, output) = await RunAsync(script, host.Url.AbsoluteUri);

        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(exitCode == 0, output);
        Assert.Contains(" passed, 0 failed", output, StringComparison.Ordinal);
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Patchbay.slnx")))
        {
            folder = folder.Parent;
        }

        Assert.SkipWhen(folder is null, "The tests run outside the repository.");
        return Path.Combine(folder.FullName, "dev", "conformance");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string script, string argument)
    {
        using var process = Process.Start(new ProcessStartInfo(script, [argument])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
