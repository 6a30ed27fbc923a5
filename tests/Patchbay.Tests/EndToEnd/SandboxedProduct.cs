using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Patchbay.Sandbox;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Patchbay with one account of one sandbox, and a client on its MCP URL.</summary>
sealed class SandboxedProduct : IAsyncDisposable
{
    private readonly WebApplication vendor;

    private SandboxedProduct(WebApplication vendor, Product product, string account, Uri url, McpCaller mcp)
    {
        (this.vendor, Product, Account, Url, Mcp) = (vendor, product, account, url, mcp);
    }

    public Product Product { get; }

    public string Account { get; }

    /// <summary>What the account is connected with; copies.</summary>
    public Dictionary<string, string> Variables => SandboxHost.Describe(vendor).Variables.ToDictionary();

    /// <summary>The same for its credentials.</summary>
    public Dictionary<string, string> Credentials => SandboxHost.Describe(vendor).Credentials.ToDictionary();

    /// <summary>The MCP URL.</summary>
    public Uri Url { get; }

    /// <summary>The official client.</summary>
    public McpCaller Mcp { get; }

    /// <param name="without">A variable the account is connected without; null gives it all that the sandbox describes.</param>
    public static async Task<SandboxedProduct> StartAsync(ISandbox sandbox, string? without = null)
    {
        var vendor = await SandboxHost.StartAsync(sandbox, 0, TestContext.Current.CancellationToken);
        var product = await Product.StartAsync();
        var info = SandboxHost.Describe(vendor);
        var variables = info.Variables.Where(pair => pair.Key != without).ToDictionary();
        var account = await product.ConnectAsync(info.Name, info.CredentialKind, variables, info.Credentials.ToDictionary());
        var url = await product.CreateServerAsync(account);
        return new SandboxedProduct(vendor, product, account, url, await McpCaller.ConnectAsync(url));
    }

    /// <summary>Calls a tool and gives the whole answer with its headers.</summary>
    public async Task<McpAnswer> AnswerAsync(string tool, string arguments)
    {
        using var client = new HttpClient();
        return await McpAnswer.OfAsync(client, Url, tool, arguments);
    }

    /// <summary>The rows of a list that must succeed.</summary>
    public async Task<List<JsonNode>> ListAsync(string tool, object arguments) => [.. (await Mcp.CallAsync(tool, arguments))["result"]!.AsArray().Select(row => row!)];

    public async ValueTask DisposeAsync()
    {
        await Mcp.DisposeAsync();
        await Product.DisposeAsync();
        await vendor.DisposeAsync();
    }
}
