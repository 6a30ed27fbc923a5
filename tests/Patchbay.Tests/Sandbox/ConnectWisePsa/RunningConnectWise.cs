using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Patchbay.Sandbox;
using Patchbay.Sandbox.ConnectWisePsa;

namespace Patchbay.Tests.Sandbox.ConnectWisePsa;

/// <summary>A sandbox served on loopback, and a client that signs in unless told otherwise.</summary>
internal sealed class RunningConnectWise : IAsyncDisposable
{
    public const string Keys = "patchbay_demo+DemoPublicKey016:DemoPrivateKey16";

    public const string ClientId = "0a1b2c3d-0000-4000-8000-d1e2f3a4b5c6";

    private readonly WebApplication app;
    private readonly HttpClient http = new();

    private RunningConnectWise(ConnectWisePsaSandbox sandbox, WebApplication app)
    {
        Sandbox = sandbox;
        this.app = app;
    }

    public ConnectWisePsaSandbox Sandbox { get; }

    public Uri Origin => new(new Uri(SandboxHost.Describe(app).BaseUrl).GetLeftPart(UriPartial.Authority));

    public static Task<RunningConnectWise> StartAsync(ConnectWisePsaSandboxOptions? options = null) => ServeAsync(new(options ?? new()));

    public static async Task<RunningConnectWise> ServeAsync(ConnectWisePsaSandbox sandbox) =>
        new(sandbox, await SandboxHost.StartAsync(sandbox, 0, TestContext.Current.CancellationToken));

    public Task<HttpResponseMessage> SendAsync(string verb, string path, string? body = null, string? keys = Keys, string? clientId = ClientId, params (string Name, string Value)[] headers) =>
        SendAsync(verb, new Uri(SandboxHost.Describe(app).BaseUrl + path), body is null ? null : new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")), keys, clientId, headers);

    public async Task<HttpResponseMessage> SendAsync(string verb, Uri url, HttpContent? content, string? keys = Keys, string? clientId = ClientId, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), url) { Content = content };
        if (keys is not null)
        {
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(keys)));
        }

        if (clientId is not null)
        {
            request.Headers.Add("clientId", clientId);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The answer's status and JSON; null for an empty answer.</summary>
    public async Task<(int Status, JsonNode? Body)> AskAsync(string verb, string path, string? body = null)
    {
        using var answer = await SendAsync(verb, path, body);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>What a call that must succeed answers.</summary>
    public async Task<JsonNode> GetAsync(string path) => await AskAsync("GET", path) is (200, { } body) ? body : throw new InvalidOperationException($"GET {path} did not answer 200.");

    /// <summary>The ids of a list.</summary>
    public async Task<int[]> IdsAsync(string path) => [.. (await GetAsync(path)).AsArray().Select(row => (int)row!["id"]!)];

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
