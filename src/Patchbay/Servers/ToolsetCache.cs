using Patchbay.Integrations;
using Patchbay.Storage;

namespace Patchbay.Servers;

/// <summary>Compiled tool sets, one for all servers with the same integration, filters and field version.</summary>
sealed class ToolsetCache
{
    private readonly BoundedCache<(string Integration, string Fields), IReadOnlyList<Tool>> tools = new(1_000);
    private readonly BoundedCache<(string Integration, string Fields, string Filter), Toolset> toolsets = new(4_000);

    /// <summary>The tools an MCP server with this config reaches.</summary>
    public Toolset Get(Integration integration, AccountFields fields, McpServerConfig config) => Get(
        integration,
        fields,
        new ToolFilter(config.Methods, config.Tags),
        twoStep: config is { WriteSafety: WriteSafety.Confirm, ConfirmLegacy: ConfirmLegacy.TwoStep });

    /// <param name="twoStep">True where tools that destroy take a <c>confirmation</c>.</param>
    public Toolset Get(Integration integration, AccountFields fields, ToolFilter filter, bool twoStep = false) => toolsets.GetOrAdd(
        (integration.Name, fields.Version, twoStep ? Key(filter) + "|two_step" : Key(filter)),
        _ =>
        {
            var offered = filter.Apply(tools.GetOrAdd((integration.Name, fields.Version), _ => ToolFactory.Build(integration, fields)));
            return new Toolset(twoStep
                ? [.. offered.Select(tool => tool.Method.Annotations.Destructive ? ToolFactory.WithConfirmation(tool) : tool)]
                : offered);
        });

    // Sorted: the order in which an operator named the filters makes no other tool set.
    private static string Key(ToolFilter filter) => Words(filter.Methods) + "|" + Words(filter.Tags);

    private static string Words(IReadOnlyList<string>? words) =>
        words is null ? "*" : string.Join(',', words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
