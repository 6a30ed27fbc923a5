using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Patchbay.Access;
using Patchbay.Hosting;

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

    /// <summary>Patchbay as it ships, with all its checks on: SQLite, one account with a token, one MCP server with 120 tools.</summary>
    public static async Task<int> PatchbayAsync(Uri upstream)
    {
        var data = Directory.CreateTempSubdirectory("patchbay-bench-").FullName;
        var options = new PatchbayOptions
        {
            DataFolder = Path.Combine(data, "data"),
            Urls = "http://127.0.0.1:0",
            IntegrationsFolder = BenchIntegration.Write(Path.Combine(data, "integrations"), tools: 120),
            UpstreamAllow = upstream.Authority,
        };
        await using var app = PatchbayApp.Build(options, builder => builder.Logging.ClearProviders());
        var admin = (await AdminToken.CreateFirstAsync(app.Services, CancellationToken.None))!;
        await app.StartAsync();
        using var api = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", admin);
        var account = await CreateAsync(api, "/integrated-account", new JsonObject
        {
            ["integration"] = "bench",
            ["tenant_id"] = "bench",
            ["variables"] = new JsonObject { ["base_url"] = upstream.ToString() },
            ["credentials"] = new JsonObject { ["token"] = "a-token" },
        });
        var server = await CreateAsync(api, $"/integrated-account/{account["id"]}/mcp", new JsonObject { ["name"] = "bench" });
        var url = new Uri((string)server["url"]!);
        var list = Calls.LegacyList("size", url);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(list.Body!, null, "application/json"),
        };
        using var listed = await api.SendAsync(request);
        var facts = new JsonObject
        {
            ["url"] = app.Urls.First(),
            ["mcp_url"] = url.ToString(),
            ["list_bytes"] = listed.Content.Headers.ContentLength,
        };
        await Child.ServeAsync(facts);
        await app.StopAsync();
        Directory.Delete(data, recursive: true);
        return 0;
    }

    private static async Task<JsonNode> CreateAsync(HttpClient api, string path, JsonObject body)
    {
        using var response = await api.PostAsJsonAsync(path, body);
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException(answer.ToJsonString());
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
