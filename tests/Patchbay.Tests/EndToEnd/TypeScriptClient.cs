using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Runs <c>tests/clients/drive.mjs</c>: an official TypeScript client in a Node process.</summary>
static class TypeScriptClient
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "clients");

    /// <param name="generation"><c>modern</c> (2.x, 2026-07-28), <c>legacy</c> (2.x) or <c>v1</c> (1.x).</param>
    public static async Task<JsonNode> RunAsync(Uri url, string generation, params (string Tool, JsonObject Arguments)[] calls)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "needs the TypeScript clients from npm: run dev/test");
        var file = Path.GetTempFileName();
        var list = new JsonArray([.. calls.Select(call => (JsonNode)new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments })]);
        await File.WriteAllTextAsync(file, list.ToJsonString());
        var start = new ProcessStartInfo("node", ["drive.mjs", url.AbsoluteUri, generation, file])
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

static class Repository
{
    /// <summary>The folder with the solution file, above the test binaries.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Patchbay.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests must run inside the repository");
    }
}
