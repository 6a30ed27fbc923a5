using System.Text.Json.Nodes;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Runs <c>tests/clients/drive.mjs</c>: an official TypeScript client in a Node process.</summary>
static class TypeScriptClient
{
    /// <param name="generation"><c>modern</c> (2.x, 2026-07-28), <c>legacy</c> (2.x) or <c>v1</c> (1.x).</param>
    public static Task<JsonNode> RunAsync(Uri url, string generation, params (string Tool, JsonObject Arguments)[] calls) => NodeScript.RunAsync(
        "drive.mjs",
        [url.AbsoluteUri, generation],
        new JsonArray([.. calls.Select(call => (JsonNode)new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments })]));
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
