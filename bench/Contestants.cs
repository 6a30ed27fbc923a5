using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Patchbay.Access;
using Patchbay.Hosting;

namespace Patchbay.Bench;

/// <summary>The processes that are measured; each binds a free loopback port and tells its URL.</summary>
static class Contestants
{
    /// <summary>The vendor: answers <c>/api/tickets/{id}</c> with a fixed record of about 2 KB, <c>/api/tickets</c> with 100 short ones.</summary>
    public static async Task<int> UpstreamAsync()
    {
        var record = Encoding.UTF8.GetBytes(Ticket(7, sentences: 26).ToJsonString());
        var list = Encoding.UTF8.GetBytes(new JsonArray([.. Enumerable.Range(1, 100).Select(id => (JsonNode)Ticket(id, sentences: 1))]).ToJsonString());
        await using var app = Empty();
        app.Run(context =>
        {
            var body = context.Request.Path.Value!.EndsWith("/tickets", StringComparison.Ordinal) ? list : record;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            context.Response.Headers["X-RateLimit-Limit"] = "1000";
            context.Response.Headers["X-RateLimit-Remaining"] = "999";
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.StartAsync();
        await Child.ServeAsync(new JsonObject { ["url"] = app.Urls.First(), ["record_bytes"] = record.Length, ["list_bytes"] = list.Length });
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
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(upstream, context.Request.Path.Value))
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

    /// <summary>
    /// A server on the official C# SDK that lists the tools Patchbay lists at <paramref name="patchbay"/>, in the SDK's quickest form: one
    /// session for all requests.
    /// </summary>
    public static async Task<int> SdkAsync(Uri patchbay)
    {
        var listed = JsonNode.Parse(await Calls.LegacyList(patchbay).AnswerAsync())!["result"]!["tools"]!;
        var tools = listed.Deserialize<List<Tool>>(McpJsonUtilities.DefaultOptions)!;
        await using var transport = new StreamableHttpServerTransport();
        await using var server = McpServer.Create(transport, new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "bench", Version = "1" },
            Handlers = new McpServerHandlers { ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = tools }) },
        });
        using var stop = new CancellationTokenSource();
        var running = server.RunAsync(stop.Token);
        await transport.HandlePostRequestAsync(
            JsonSerializer.Deserialize<JsonRpcMessage>(StdioLoad.Initialize, McpJsonUtilities.DefaultOptions)!, Stream.Null, CancellationToken.None);
        await using var app = Empty();
        app.Run(async context =>
        {
            var message = await JsonSerializer.DeserializeAsync<JsonRpcMessage>(context.Request.Body, McpJsonUtilities.DefaultOptions, context.RequestAborted);
            context.Response.ContentType = "text/event-stream";
            await transport.HandlePostRequestAsync(message!, context.Response.Body, context.RequestAborted);
        });
        await app.StartAsync();
        await Child.ServeAsync(new JsonObject { ["url"] = app.Urls.First() });
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    /// <summary>Patchbay as it ships, with all its checks on: accounts with a token, MCP servers with 120 and with 400 tools.</summary>
    /// <param name="database">A PostgreSQL address; empty for SQLite.</param>
    public static async Task<int> PatchbayAsync(Uri upstream, string database)
    {
        var data = Directory.CreateTempSubdirectory("patchbay-bench-").FullName;
        var integrations = Path.Combine(data, "integrations");
        BenchIntegration.Write(integrations, "bench", tools: 120);
        BenchIntegration.Write(integrations, "wide", tools: 400);
        var options = new PatchbayOptions
        {
            DataFolder = Path.Combine(data, "data"),
            Database = database,
            Urls = "http://127.0.0.1:0",
            IntegrationsFolder = integrations,
            UpstreamAllow = upstream.Authority,
        };
        await using var app = PatchbayApp.Build(options, builder => builder.Logging.ClearProviders());
        var admin = (await AdminToken.CreateFirstAsync(app.Services, CancellationToken.None))!;
        await app.StartAsync();
        using var api = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", admin);
        var facts = new JsonObject { ["url"] = app.Urls.First(), ["data"] = options.DataFolder };
        foreach (var (integration, name) in new[] { ("bench", "mcp_url"), ("wide", "wide_mcp_url") })
        {
            var account = await CreateAsync(api, "/integrated-account", new JsonObject
            {
                ["integration"] = integration,
                ["tenant_id"] = "bench",
                ["variables"] = new JsonObject { ["base_url"] = upstream.ToString() },
                ["credentials"] = new JsonObject { ["token"] = "a-token" },
            });
            facts[name] = (string)(await CreateAsync(api, $"/integrated-account/{account["id"]}/mcp", new JsonObject { ["name"] = "bench" }))["url"]!;
        }

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

    public static WebApplication Empty()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }

    public static JsonObject Ticket(int id, int sentences) => new()
    {
        ["id"] = id,
        ["subject"] = "Cannot reach the file server from the second floor",
        ["status"] = 2,
        ["priority"] = 3,
        ["requester"] = new JsonObject { ["id"] = 4711, ["name"] = "Ann Lee", ["email"] = "ann.lee@example.test" },
        ["description"] = string.Concat(Enumerable.Repeat("The share \"projects\" answers for a moment and is gone again. ", sentences)),
        ["tags"] = new JsonArray("network", "file-server"),
        ["created_at"] = "2026-01-31T08:00:00Z",
        ["updated_at"] = "2026-02-01T09:30:00Z",
    };
}
