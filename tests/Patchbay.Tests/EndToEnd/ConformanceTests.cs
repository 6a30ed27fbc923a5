using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.EndToEnd;

/// <summary>
/// The official suite against the whole product, whose tools come from the integrations in <c>Fixtures/conformance</c>; runs where
/// <c>dev/conformance install</c> has run.
/// </summary>
public sealed class ConformanceTests
{
    private static readonly string Script = Path.Combine(Repository.Root, "dev", "conformance");

    [Fact]
    public async Task The_product_passes_every_scenario_a_tools_server_can_be_asked()
    {
        Assert.SkipUnless(await RunAsync("installed") is (0, _), "The conformance suite is not installed: run dev/conformance install.");
        await using var product = await Product.StartAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "conformance"));
        string account = null!;
        var changes = 0;
        await using var upstream = await ConformanceUpstream.StartAsync(() =>
            product.ChangeServerAsync(account, Interlocked.Increment(ref changes) % 2 == 1 ? ["custom", "read"] : ["custom"]));
        account = await ConnectAsync("test");
        var tools = await product.CreateServerAsync(account, new JsonObject { ["methods"] = new JsonArray("custom"), ["write_safety"] = "confirm" });
        var schemas = await product.CreateServerAsync(await ConnectAsync("json"), "custom");

        var (exitCode, output) = await RunAsync(tools.AbsoluteUri, schemas.AbsoluteUri);

        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(exitCode == 0, output);
        Assert.Contains(" passed, 0 failed", output, StringComparison.Ordinal);
        Assert.NotEqual(0, changes);

        Task<string> ConnectAsync(string integration) => product.ConnectAsync(
            integration, "token", new() { ["base_url"] = upstream.Urls.First() }, new() { ["token"] = "fixture-token" });
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Script, arguments)
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
