namespace Patchbay.Cli;

/// <summary>What a 404 of the management API means to somebody who typed a name or an id, and never saw the path.</summary>
internal static class MissingThing
{
    /// <param name="path">The path asked for, with or without a query.</param>
    /// <returns>One sentence; null when the path names no single thing.</returns>
    public static string? Of(string path) => path.Split('?')[0].Split('/').Select(Uri.UnescapeDataString).ToArray() switch
    {
        ["integration", var name] => $"There is no integration '{name}' on that server: 'patchbay integration list' shows those that come with Patchbay.",
        ["integrated-account", var id, "mcp", var server] =>
            $"There is no MCP server '{server}' of an account '{id}': 'patchbay mcp list {id}' shows the account's.",
        ["integrated-account", var id, ..] => $"There is no integrated account '{id}': 'patchbay account list' shows them.",
        _ => null,
    };
}
