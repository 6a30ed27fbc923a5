using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Hosting;
using Patchbay.Mcp;

namespace Patchbay.Tests.Mcp;

/// <summary>The MCP endpoint on a real Kestrel on a free loopback port, with a client that sends raw bytes.</summary>
sealed class McpHost : IAsyncDisposable
{
    public const string Both = "application/json, text/event-stream";

    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };

    private McpHost(WebApplication app, FixtureServers servers)
    {
        this.app = app;
        Servers = servers;
        Url = new Uri($"{app.Urls.First()}/mcp/{FixtureServers.Token}");
    }

    public FixtureServers Servers { get; }

    public Uri Url { get; }

    public static async Task<McpHost> StartAsync(
        FixtureServers? servers = null, McpOptions? options = null, MakeDownloadLink? links = null, ILoggerProvider? logs = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Information);
            builder.Services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietPaths>();
        }

        servers ??= new FixtureServers();
        var built = builder.Build();
        built.UseMcp(servers.Edge(options, links));
        await built.StartAsync();
        return new McpHost(built, servers);
    }

    /// <summary>One request; headers as pairs, a null value leaves a default one out.</summary>
    public async Task<Answer> SendAsync(string body, params (string Name, string? Value)[] headers)
    {
        using var response = await OpenAsync(body, headers);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>One request whose response is still to be read.</summary>
    public Task<HttpResponseMessage> OpenAsync(string body, params (string Name, string? Value)[] headers) =>
        OpenAsync(body, CancellationToken.None, headers);

    public Task<HttpResponseMessage> OpenAsync(string body, CancellationToken cancellationToken, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        Add(request, [("Content-Type", "application/json"), ("Accept", Both), .. headers]);
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(Url, path));
        Add(request, headers);
        using var response = await http.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>A modern request that is right in every respect; headers may spoil it.</summary>
    public Task<Answer> ModernAsync(string method, string parameters = "", params (string Name, string? Value)[] headers) =>
        SendAsync(Modern.Body(method, parameters), [.. Modern.Headers(method, parameters), .. headers]);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>Stops as a deployment does: streams are given time to end.</summary>
    public Task StopAsync() => app.StopAsync();

    private static void Add(HttpRequestMessage request, (string Name, string? Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name is "Content-Type" ? "X-None" : name);
            if (name == "Content-Type")
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
            else if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }
}

/// <summary>A response read to its end.</summary>
sealed class Answer(HttpResponseMessage response, string body)
{
    public int Status { get; } = (int)response.StatusCode;

    public string Body { get; } = body;

    public string? ContentType { get; } = response.Content.Headers.ContentType?.ToString();

    /// <summary>The body as JSON: itself, or the data of its last event.</summary>
    public JsonElement Json => JsonElement.Parse(ContentType == "text/event-stream"
        ? Body.Split('\n').Last(line => line.StartsWith("data: ", StringComparison.Ordinal))[6..]
        : Body);

    /// <summary>The JSON-RPC error code; null when the answer is a result.</summary>
    public int? ErrorCode => Json.TryGetProperty("error", out var error) ? error.GetProperty("code").GetInt32() : null;

    public JsonElement Result => Json.GetProperty("result");

    public string? Header(string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;
}
