using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Patchbay.Bench;

/// <summary>The processes that are measured; each binds a free loopback port and tells its URL.</summary>
static class Contestants
{
    /// <summary>The vendor: answers <c>/api/tickets/{id}</c> with a fixed record of about 2 KB, and reads nothing.</summary>
    public static async Task<int> UpstreamAsync()
    {
        var record = Encoding.UTF8.GetBytes(Ticket().ToJsonString());
        await using var app = Empty();
        app.Run(context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = record.Length;
            context.Response.Headers["X-RateLimit-Limit"] = "1000";
            context.Response.Headers["X-RateLimit-Remaining"] = "999";
            return context.Response.Body.WriteAsync(record).AsTask();
        });
        await app.StartAsync();
        await Child.ServeAsync(new JsonObject { ["url"] = app.Urls.First(), ["record_bytes"] = record.Length });
        return 0;
    }

    /// <summary>Kestrel in, SocketsHttpHandler out, and nothing else: the least a .NET proxy can do.</summary>
    public static async Task<int> HopAsync(Uri upstream)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        await using var app = Empty();
        app.Run(async context =>
        {
            // The measured request is the POST of a tools/call: its body is read like any proxy would, the vendor is asked with GET.
            await context.Request.Body.CopyToAsync(Stream.Null);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(upstream, "/api/tickets/7"))
            {
                Version = HttpVersion.Version11,
            };
            using var response = await client.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            context.Response.ContentLength = response.Content.Headers.ContentLength;
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        });
        await app.StartAsync();
        await Child.ServeAsync(new JsonObject { ["url"] = app.Urls.First() });
        return 0;
    }

    private static WebApplication Empty()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }

    private static JsonObject Ticket() => new()
    {
        ["id"] = 7,
        ["subject"] = "Cannot reach the file server from the second floor",
        ["status"] = 2,
        ["priority"] = 3,
        ["requester"] = new JsonObject { ["id"] = 4711, ["name"] = "Ann Lee", ["email"] = "ann.lee@example.test" },
        ["description"] = string.Concat(Enumerable.Repeat("The share \"projects\" answers for a moment and is gone again. ", 26)),
        ["tags"] = new JsonArray("network", "file-server"),
        ["created_at"] = "2026-01-31T08:00:00Z",
        ["updated_at"] = "2026-02-01T09:30:00Z",
    };
}
