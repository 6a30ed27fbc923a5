using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Patchbay.Hosting;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Patchbay as it ships, on a free loopback port with an empty data folder, driven through its public API.</summary>
sealed class Product : IAsyncDisposable
{
    private readonly IAsyncDisposable app;
    private readonly string data;

    private Product(IAsyncDisposable app, Uri url, string adminToken, string data)
    {
        (this.app, Url, AdminToken, this.data) = (app, url, adminToken, data);
        Api = new HttpClient { BaseAddress = url };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", adminToken);
    }

    public Uri Url { get; }

    public string AdminToken { get; }

    /// <summary>Sends the admin token.</summary>
    public HttpClient Api { get; }

    /// <param name="integrations">Folder of integrations; null takes the project's own.</param>
    /// <param name="clock">Null takes the real one.</param>
    public static async Task<Product> StartAsync(string? integrations = null, TimeProvider? clock = null)
    {
        var data = Directory.CreateTempSubdirectory("patchbay-e2e-").FullName;
        var options = new PatchbayOptions { DataFolder = data, Urls = "http://127.0.0.1:0", UpstreamAllow = "127.0.0.0/8" };
        if (integrations is not null)
        {
            options.IntegrationsFolder = integrations;
        }

        var app = PatchbayApp.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(clock ?? TimeProvider.System);
        });
        var admin = await Patchbay.Access.AdminToken.CreateFirstAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new Product(app, new Uri(app.Urls.First()), admin!, data);
    }

    /// <summary>Connects an account that must verify, and gives its id.</summary>
    public async Task<string> ConnectAsync(
        string integration, string kind, Dictionary<string, string> variables, Dictionary<string, string> credentials)
    {
        var answer = await TryConnectAsync(integration, kind, variables, credentials);
        Assert.True(answer.Status == 201, answer.Body);
        return (string)JsonNode.Parse(answer.Body)!["id"]!;
    }

    public Task<(int Status, string Body)> TryConnectAsync(
        string integration, string kind, Dictionary<string, string> variables, Dictionary<string, string> credentials) =>
        PostAsync("/integrated-account",
            new { integration, tenant_id = "acme", name = "Acme", variables, credential_kind = kind, credentials });

    /// <summary>Creates an MCP server with these methods, and gives its URL.</summary>
    /// <param name="methods">None lets all pass.</param>
    public Task<Uri> CreateServerAsync(string account, params string[] methods) =>
        CreateServerAsync(account, methods.Length == 0 ? [] : new JsonObject { ["methods"] = JsonSerializer.SerializeToNode(methods) });

    /// <summary>Creates an MCP server with this configuration, and gives its URL.</summary>
    public async Task<Uri> CreateServerAsync(string account, JsonObject config)
    {
        var answer = await PostAsync($"/integrated-account/{account}/mcp", new { name = "Test", config });
        Assert.True(answer.Status == 201, answer.Body);
        return new Uri((string)JsonNode.Parse(answer.Body)!["url"]!);
    }

    public async Task<(int Status, string Body)> PostAsync(string path, object body)
    {
        using var response = await Api.PostAsJsonAsync(path, body);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Changes which methods the account's newest MCP server offers; the rest of its configuration stays.</summary>
    public async Task ChangeServerAsync(string account, params string[] methods)
    {
        var server = (await GetAsync($"/integrated-account/{account}/mcp"))["result"]![0]!;
        var config = server["config"]!.DeepClone();
        config["methods"] = JsonSerializer.SerializeToNode(methods);
        using var response = await Api.PatchAsJsonAsync($"/integrated-account/{account}/mcp/{server["id"]}", new { config });
        response.EnsureSuccessStatusCode();
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Api.GetStringAsync(path))!;

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
