using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Runs a script of <c>tests/clients</c>, which prints one JSON value.</summary>
static class NodeScript
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "clients");

    /// <param name="input">Handed to the script as a file, whose path is the last argument.</param>
    public static async Task<JsonNode> RunAsync(string script, IReadOnlyList<string> arguments, JsonNode input)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "needs the TypeScript clients from npm: run dev/test");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, input.ToJsonString());
        var start = new ProcessStartInfo("node", [script, .. arguments, file])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        File.Delete(file);

        Assert.True(node.ExitCode == 0, await errors);
        return JsonNode.Parse(output)!;
    }
}
