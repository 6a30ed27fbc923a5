using System.ComponentModel;
using Patchbay.Api;
using Patchbay.Integrations;
using Patchbay.Tools;

namespace Patchbay.Servers;

/// <summary>An MCP server that is still being thought about.</summary>
sealed record McpPreviewRequest
{
    public McpServerConfig Config { get; init; } = new();

    [Description("Left out, it is not judged.")]
    public string? Name { get; init; }

    [Description("UTC, at least 60 seconds ahead. Left out, it is not judged.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <exception cref="InvalidRequestException">Names every problem that making the server would have.</exception>
    public void Check(Integration integration, DateTimeOffset now) =>
        new McpServerPatch { Name = Name, Config = Config, ExpiresAt = ExpiresAt }.Check(integration, now);
}

/// <summary>What an MCP server with some config would offer.</summary>
sealed record McpPreviewView
{
    [Description("The tools it reaches, in the order they are listed.")]
    public required IReadOnlyList<PreviewedToolView> Tools { get; init; }

    public required int ToolCount { get; init; }

    [Description("Bytes of the tool definitions a client gets from tools/list; with discovery exposure those of three tools.")]
    public required int ListBytes { get; init; }

    [Description("What a model reads of that, in tokens: an estimate, four bytes to a token.")]
    public required int ListTokens { get; init; }

    public static McpPreviewView Of(Toolset tools, McpServerConfig config)
    {
        var list = config.ToolExposure == ToolExposure.Discovery ? DiscoveryTools.ListJson(tools) : tools.ListJson;
        return new McpPreviewView
        {
            Tools = [.. tools.Tools.Select(PreviewedToolView.Of)],
            ToolCount = tools.Tools.Count,
            ListBytes = list.Length,
            ListTokens = (int)Math.Round(list.Length / 4.0, MidpointRounding.AwayFromZero),
        };
    }
}

sealed record PreviewedToolView(
    string Name, string Title, string Description, string Resource, string Method, string Category, IReadOnlyList<string> Tags, bool ReadOnly, bool Destructive)
{
    public static PreviewedToolView Of(Tool tool) => new(
        tool.Name, tool.Title, tool.Description, tool.Method.Resource, tool.Method.Name, tool.Category, tool.Method.Tags,
        tool.Method.Annotations.ReadOnly, tool.Method.Annotations.Destructive);
}
