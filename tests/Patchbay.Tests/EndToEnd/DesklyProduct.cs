using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Patchbay.Hosting;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.EndToEnd;

/// <summary>The whole product with one connected Deskly account and one MCP server on it, driven over plain HTTP.</summary>
sealed class DesklyProduct : IAsyncDisposable
{
    /// <summary>Paged as tickets are, so that only the tool tells their cursors apart.</summary>
    private const string SecondList =
        """
        resource: queues
        tags: [tickets]
        list:
          request: GET /queues/all
          rows: items
          tool: { description: List the queues. }
        """;

    private readonly IntegrationFolder integrations = IntegrationFolder.DesklyWith("integration.yaml", "timeout: 20", "timeout: 1");
    private readonly HttpClient client = new();

    public Product Product { get; private set; } = null!;

    public DesklyVendor Vendor { get; private set; } = null!;

    public string Account { get; private set; } = "";

    public Uri Url { get; private set; } = null!;

    /// <param name="clock">Null takes the real one.</param>
    /// <param name="resource">One more resource of the integration, as YAML; null for none.</param>
    /// <param name="settings">Changes to the settings.</param>
    /// <param name="log">Where all that is logged goes; null to nowhere.</param>
    public static async Task<DesklyProduct> StartAsync(
        TimeProvider? clock = null, (string Name, string Yaml)? resource = null, Action<PatchbayOptions>? settings = null, ILoggerProvider? log = null)
    {
        var scene = new DesklyProduct { Vendor = await DesklyVendor.StartAsync() };
        scene.integrations.Write("deskly/resources/queues.yaml", SecondList);
        if (resource is { } more)
        {
            scene.integrations.Write($"deskly/resources/{more.Name}.yaml", more.Yaml);
        }

        scene.Product = await Product.StartAsync(scene.integrations.Root, clock, settings, log);
        scene.Account = await scene.ConnectAsync();
        scene.Url = await scene.Product.CreateServerAsync(scene.Account);
        return scene;
    }

    public Task<string> ConnectAsync() => Product.ConnectAsync(
        "deskly", "api_key", new() { ["subdomain"] = "acme", ["base_url"] = Vendor.Url }, new() { ["api_key"] = DesklyVendor.ApiKey });

    /// <summary>Sends to the management or proxy API with the admin token.</summary>
    public Task<(int Status, JsonNode? Json)> ApiAsync(string verb, string path, string? body = null) => Product.Api.SendJsonAsync(verb, path, body);

    /// <summary>Calls a tool on an MCP URL and gives the status, the headers and the JSON-RPC answer.</summary>
    public Task<McpAnswer> CallAsync(string tool, string arguments, Uri? url = null) => McpAnswer.OfAsync(client, url ?? Url, tool, arguments);

    /// <summary>Everything an error must leave as it was: the vendor's tickets, and the accounts and MCP servers the API lists.</summary>
    public async Task<string> StateAsync()
    {
        var accounts = await Product.GetAsync("/integrated-account");
        foreach (var account in accounts["result"]!.AsArray())
        {
            account!.AsObject().Remove("last_call_at"); // an error is a call
        }

        var servers = await Product.GetAsync($"/integrated-account/{Account}/mcp");
        return $"{string.Join(", ", Vendor.Subjects)}\n{accounts.ToJsonString()}\n{servers.ToJsonString()}";
    }

    /// <summary>Fails when a text that leaves the product holds a credential, in any form it is sent in, or a token of ours.</summary>
    public void HoldsNoSecret(string text)
    {
        Assert.DoesNotContain(DesklyVendor.ApiKey, text);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(DesklyVendor.ApiKey + ":X")), text);
        Assert.DoesNotContain(Product.AdminToken, text);
        Assert.DoesNotContain(Url.Segments[^1], text);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Product.DisposeAsync();
        await Vendor.DisposeAsync();
        integrations.Dispose();
    }
}

sealed record McpAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Calls a tool without a client's library in between, which would hide the headers.</summary>
    public static async Task<McpAnswer> OfAsync(HttpClient client, Uri url, string tool, string arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(
                $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{tool}}","arguments":{{arguments}} } }""",
                Encoding.UTF8,
                "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", "2025-06-18");
        using var response = await client.SendAsync(request);
        return new McpAnswer(
            (int)response.StatusCode,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync());
    }

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The text of a tool error; fails when the call succeeded.</summary>
    public string Error
    {
        get
        {
            Assert.Equal(200, Status);
            Assert.True((bool?)Json["result"]?["isError"], Body);
            return (string)Json["result"]!["content"]![0]!["text"]!;
        }
    }

    /// <summary>The JSON a call that succeeded gave.</summary>
    public JsonNode Result
    {
        get
        {
            Assert.True(Json["result"] is { } result && result["isError"] is null, Body);
            return JsonNode.Parse((string)Json["result"]!["content"]![0]!["text"]!)!;
        }
    }
}
