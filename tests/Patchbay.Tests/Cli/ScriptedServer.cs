using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Patchbay.Tests.Cli;

/// <summary>An HTTP server on a free loopback port whose answers a test writes; it keeps what it was sent.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ScriptedServer(WebApplication app) => this.app = app;

    public Uri Url => new(Origin, "/mcp/secret-token");

    public Uri Origin => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>In order of arrival.</summary>
    public ConcurrentQueue<SentRequest> Requests { get; } = new();

    public static async Task<ScriptedServer> StartAsync(Func<SentRequest, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new ScriptedServer(builder.Build());
        server.app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var text = await reader.ReadToEndAsync(context.RequestAborted);
            var request = new SentRequest(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                text.Length == 0 ? null : JsonNode.Parse(text));
            server.Requests.Enqueue(request);
            await answer(request, context);
        });
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero); // open streams are not waited for
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}

public sealed record SentRequest(string Verb, string Path, IReadOnlyDictionary<string, string> Headers, JsonNode? Body)
{
    /// <summary>JSON-RPC method; null when the body is no object with one.</summary>
    public string? Method => (Body as JsonObject)?["method"]?.GetValue<string>();

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

public static class ScriptedAnswers
{
    public static Task JsonAsync(this HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    /// <summary>Answers the request with a JSON-RPC result.</summary>
    public static Task ResultAsync(this HttpContext context, SentRequest request, string result) =>
        context.JsonAsync($$"""{"jsonrpc":"2.0","id":{{request.Body!["id"]!.ToJsonString()}},"result":{{result}}}""");

    /// <summary>Sends one server-sent event at once.</summary>
    public static async Task EventAsync(this HttpContext context, string json)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream";
        }

        await context.Response.WriteAsync($"event: message\ndata: {json}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
