using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Patchbay as it ships, on a free loopback port with an empty data folder, driven through its public API.</summary>
sealed class Product : IAsyncDisposable
{
    private readonly HttpClient api;
    private readonly IAsyncDisposable app;
    private readonly string data;

    private Product(IAsyncDisposable app, Uri url, string adminToken, string data)
    {
        (this.app, Url, AdminToken, this.data) = (app, url, adminToken, data);
        api = new HttpClient { BaseAddress = url };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", adminToken);
    }

    public Uri Url { get; }

    public string AdminToken { get; }

    // START-PLACEHOLDER

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
    public async Task<Uri> CreateServerAsync(string account, params string[] methods)
    {
        var answer = await PostAsync($"/integrated-account/{account}/mcp", new { name = "Test", config = new { methods } });
        Assert.True(answer.Status == 201, answer.Body);
        return new Uri((string)JsonNode.Parse(answer.Body)!["url"]!);
    }

    public async Task<(int Status, string Body)> PostAsync(string path, object body)
    {
        using var response = await api.PostAsJsonAsync(path, body);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await api.GetStringAsync(path))!;

    public async ValueTask DisposeAsync()
    {
        api.Dispose();
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
