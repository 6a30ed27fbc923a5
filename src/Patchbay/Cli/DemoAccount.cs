using System.Text.Json.Nodes;
using Patchbay.Sandbox;

namespace Patchbay.Cli;

/// <summary>An account connected to a sandbox through the management API, with its MCP server.</summary>
internal sealed record DemoAccount(string Integration, string Id, string McpId, string McpUrl, string UpstreamUrl)
{
    private const string Tenant = "demo";

    /// <summary>Connects, or points the account of the run before to where the sandbox is now.</summary>
    /// <param name="memory">What <see cref="ToMemory"/> gave in the run before; null when there was none.</param>
    public static async Task<DemoAccount> ConnectAsync(
        ManagementClient api, SandboxInfo sandbox, JsonObject? memory, CancellationToken cancellationToken)
    {
        var connection = new JsonObject
        {
            ["variables"] = Object(sandbox.Variables),
            ["credential_kind"] = sandbox.CredentialKind,
            ["credentials"] = Object(sandbox.Credentials),
        };
        var accounts = await api.ListAsync($"integrated-account?tenant_id={Tenant}&integration={sandbox.Name}", cancellationToken);
        var id = accounts["result"]!.AsArray().FirstOrDefault()?["id"]!.GetValue<string>();
        if (id is null)
        {
            connection["integration"] = sandbox.Name;
            connection["tenant_id"] = Tenant;
            connection["name"] = $"{(await api.GetAsync($"integration/{sandbox.Name}", cancellationToken))["title"]} simulator";
            id = (await api.PostAsync("integrated-account", connection, cancellationToken))["id"]!.GetValue<string>();
        }
        else
        {
            await api.PatchAsync($"integrated-account/{id}", connection, cancellationToken);
        }

        var (mcpId, mcpUrl) = await ServerOfAsync(api, id, memory, cancellationToken);
        return new DemoAccount(sandbox.Name, id, mcpId, mcpUrl, sandbox.BaseUrl);
    }

    public JsonObject ToJson() => new() { ["integration"] = Integration, ["id"] = Id, ["mcp_url"] = McpUrl, ["upstream_url"] = UpstreamUrl };

    public JsonObject ToMemory() => new() { ["mcp_id"] = McpId, ["mcp_url"] = McpUrl };

    private static async Task<(string Id, string Url)> ServerOfAsync(
        ManagementClient api, string account, JsonObject? memory, CancellationToken cancellationToken)
    {
        var servers = (await api.ListAsync(McpCommand.Path(account), cancellationToken))["result"]!.AsArray();
        if (memory?["mcp_id"]?.GetValue<string>() is { } kept
            && servers.Any(server => server!["id"]!.GetValue<string>() == kept)
            && Uri.TryCreate(memory["mcp_url"]?.GetValue<string>(), UriKind.Absolute, out var url))
        {
            return (kept, new Uri(api.Server, url.AbsolutePath).ToString()); // the port may be another now
        }

        var created = await api.PostAsync(
            McpCommand.Path(account),
            new JsonObject { ["name"] = "demo", ["config"] = new JsonObject { ["methods"] = new JsonArray("read", "write", "custom") } },
            cancellationToken);
        return (created["id"]!.GetValue<string>(), created["url"]!.GetValue<string>());
    }

    private static JsonObject Object(IReadOnlyDictionary<string, string> values) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value)));
}
