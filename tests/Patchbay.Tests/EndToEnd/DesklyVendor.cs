using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Deskly on a loopback port: it keeps tickets, accepts one API key, and fails when a test tells it how.</summary>
sealed class DesklyVendor : IAsyncDisposable
{
    public const string ApiKey = "Kx7Qm2Vt9Lp4Rz8Wn3Yb";

    private readonly ConcurrentQueue<string> subjects = new(["Printer", "Laptop", "Phone"]);
    private FakeVendor server = null!;

    private DesklyVendor()
    {
    }

    public string Url { get; private set; } = "";

    /// <summary>Subjects of all tickets, oldest first.</summary>
    public IReadOnlyList<string> Subjects => [.. subjects];

    /// <summary>What was asked about tickets, as <c>GET /api/v2/tickets?…</c>; signing in and reading fields is not among it.</summary>
    public IReadOnlyList<string> TicketRequests =>
        [.. server.Requests.Where(request => request.Url.Contains("/tickets", StringComparison.Ordinal)).Select(request => $"{request.Method} {request.Url}")];

    /// <summary>All requests, in the order they arrived.</summary>
    public IReadOnlyCollection<SeenRequest> Requests => server.Requests;

    /// <summary>Forgets the requests so far.</summary>
    public void Forget() => server.Requests.Clear();

    /// <summary>Answers requests about tickets in the vendor's place; null lets it do its work.</summary>
    public RequestDelegate? Instead { get; set; }

    public static async Task<DesklyVendor> StartAsync()
    {
        var vendor = new DesklyVendor();
        vendor.server = await FakeVendor.StartAsync(vendor.AnswerAsync);
        vendor.Url = vendor.server.Url;
        return vendor;
    }

    public void Answers(int status, string contentType, string body, params (string Name, string Value)[] headers) => Instead = context =>
    {
        context.Response.ContentType = contentType;
        return FakeVendor.ReplyAsync(context, status, body, [("Content-Type", contentType), .. headers]);
    };

    /// <summary>Nothing listens on its port any more.</summary>
    public ValueTask StopAsync() => server.DisposeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!["/api/v2".Length..];
        if (context.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(ApiKey + ":X")))
        {
            // Like some real vendors, it repeats what it was sent.
            return FakeVendor.ReplyAsync(context, 401, new JsonObject { ["description"] = $"No user for {context.Request.Headers.Authorization}" }.ToJsonString());
        }

        return (context.Request.Method, path) switch
        {
            (_, var tickets) when tickets.StartsWith("/tickets", StringComparison.Ordinal) && Instead is { } instead => instead(context),
            ("GET", "/me") => FakeVendor.ReplyAsync(context, 200, """{"name":"Agent"}"""),
            ("GET", "/queues/all") => FakeVendor.ReplyAsync(context, 200, """{"items":[]}"""),
            ("GET", "/tickets") => FakeVendor.ReplyAsync(context, 200, ListPage(context.Request.Query)),
            ("POST", "/tickets") => CreateAsync(context),
            _ => FakeVendor.ReplyAsync(context, 404, """{"description":"no such thing"}"""),
        };
    }

    private string ListPage(IQueryCollection query)
    {
        var (page, size) = (int.Parse(query["page"]!), int.Parse(query["per_page"]!));
        var rows = subjects.Select((subject, index) => new JsonObject { ["id"] = index + 1, ["subject"] = subject }).Skip((page - 1) * size).Take(size);
        return new JsonObject { ["tickets"] = new JsonArray([.. rows]), ["meta"] = new JsonObject { ["total"] = subjects.Count } }.ToJsonString();
    }

    private async Task CreateAsync(HttpContext context)
    {
        context.Request.Body.Position = 0;
        var ticket = (await JsonNode.ParseAsync(context.Request.Body))!["ticket"]!;
        subjects.Enqueue((string)ticket["subject"]!);
        await FakeVendor.ReplyAsync(context, 201, new JsonObject { ["ticket"] = new JsonObject { ["id"] = subjects.Count } }.ToJsonString());
    }
}
