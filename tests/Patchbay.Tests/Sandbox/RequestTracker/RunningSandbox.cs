using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Patchbay.Sandbox;
using Patchbay.Sandbox.RequestTracker;

namespace Patchbay.Tests.Sandbox.RequestTracker;

/// <summary>A sandbox on a free loopback port, asked over real HTTP.</summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    static readonly RequestTrackerSandboxOptions Options = new() { Clock = new StoppedClock() };

    readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });
    readonly WebApplication app;

    RunningSandbox(WebApplication app, RequestTrackerSandbox state)
    {
        this.app = app;
        State = state;
        Info = SandboxHost.Describe(app);
    }

    public RequestTrackerSandbox State { get; }

    public SandboxInfo Info { get; }

    public string Token { get; set; } = Options.Token;

    public static string AgentToken => Options.AgentToken;

    public static string ReaderToken => Options.ReaderToken;

    public static async Task<RunningSandbox> StartAsync()
    {
        var sandbox = new RequestTrackerSandbox(Options);
        return new(await SandboxHost.StartAsync(sandbox, 0, TestContext.Current.CancellationToken), sandbox);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> FindTicketsAsync(string sql, string more = "") =>
        GetAsync($"/tickets?query={Uri.EscapeDataString(sql)}{more}");

    public Task<Answer> SearchAsync(string collection, string json, string more = "") =>
        GetAsync($"/{collection}?query={Uri.EscapeDataString(json)}{more}");

    public Task<Answer> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, Json(json));

    public Task<Answer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, Json(json));

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, Info.BaseUrl + path) { Content = body };
        request.Headers.TryAddWithoutValidation("Authorization", $"token {Token}");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("tests", "1"));
        change?.Invoke(request);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, text, response.Headers.Location?.ToString(), response.Headers.ETag?.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}

public sealed record Answer(int Status, string Text, string? Location, string? ETag)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Message => (string?)Json["message"];

    public int? Total => (int?)Json["total"];

    public IReadOnlyList<JsonNode> Items => [.. Json["items"]!.AsArray().Select(n => n!)];

    public IEnumerable<string> Column(string name) => Items.Select(i => $"{i[name]}");

    public IReadOnlyList<string> Sentences => [.. Json.AsArray().Select(n => (string)n!)];
}

/// <summary>A fresh sandbox for every test.</summary>
public abstract class SandboxTests : IAsyncLifetime
{
    protected RunningSandbox Rt { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Rt = await RunningSandbox.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Rt.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<int> NewTicketAsync(string json)
    {
        var made = await Rt.PostAsync("/ticket", json);
        Assert.Equal(201, made.Status);
        return int.Parse((string)made.Json["id"]!);
    }
}
