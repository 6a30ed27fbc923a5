using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Patchbay.Tests.Upstream;

/// <summary>A vendor on a loopback port that answers as a test tells it and remembers what it was asked.</summary>
sealed class FakeVendor : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeVendor(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    /// <summary>In the order they arrived.</summary>
    public ConcurrentQueue<SeenRequest> Requests { get; } = new();

    public SeenRequest Single => Xunit.Assert.Single(Requests);

    public static async Task<FakeVendor> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var vendor = new FakeVendor(builder.Build());
        vendor.app.Run(async context =>
        {
            context.Request.EnableBuffering();
            using var body = new StreamReader(context.Request.Body, leaveOpen: true);
            var text = await body.ReadToEndAsync();
            vendor.Requests.Enqueue(new SeenRequest(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString.Value,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                text)
            {
                Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            });
            await answer(context);
        });
        await vendor.app.StartAsync();
        return vendor;
    }

    public static Task<FakeVendor> RepliesAsync(int status, string body = "{}", params (string Name, string Value)[] headers) =>
        StartAsync(context => ReplyAsync(context, status, body, headers));

    public static async Task ReplyAsync(HttpContext context, int status, string body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

sealed record SeenRequest(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Path and query as they came over the wire, nothing decoded.</summary>
    public string Target { get; init; } = "";
}
