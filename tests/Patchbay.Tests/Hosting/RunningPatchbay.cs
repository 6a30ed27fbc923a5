using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Patchbay.Access;
using Patchbay.Accounts;
using Patchbay.Hosting;
using Patchbay.Servers;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Hosting;

/// <summary>A whole server on a free port, on a real database file, with the fixture integration; only the vendor is made up.</summary>
sealed class RunningPatchbay : IAsyncDisposable
{
    public const string ApiKey = "Abcdefghij0123456789";

    private readonly DataFolder? ownFolder;

    private RunningPatchbay(WebApplication app, DataFolder folder, bool owns, FakeVendor vendor, LogSink log, string? adminToken)
    {
        App = app;
        Folder = folder;
        ownFolder = owns ? folder : null;
        Vendor = vendor;
        Log = log;
        AdminToken = adminToken;
        Api = Client(adminToken);
    }

    public WebApplication App { get; }

    public DataFolder Folder { get; }

    public FakeVendor Vendor { get; }

    public LogSink Log { get; }

    /// <summary>Null when the database had a token already.</summary>
    public string? AdminToken { get; }

    /// <summary>Sends the admin token.</summary>
    public HttpClient Api { get; }

    public static async Task<RunningPatchbay> StartAsync(DataFolder? folder = null, Action<PatchbayOptions>? options = null, Action<IServiceCollection>? parts = null)
    {
        var data = folder ?? new DataFolder();
        var settings = data.Options();
        options?.Invoke(settings);
        var vendor = new FakeVendor();
        var log = new LogSink();
        var app = PatchbayApp.Build(settings, builder =>
        {
            builder.Services.AddSingleton<IAccountUpstream>(vendor);
            parts?.Invoke(builder.Services);
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        });
        var token = await Patchbay.Access.AdminToken.CreateFirstAsync(app.Services, default);
        await app.StartAsync();
        return new RunningPatchbay(app, data, folder is null, vendor, log, token);
    }

    public T Part<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = new Uri(App.Urls.First()) };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    /// <summary>Connects an account and returns its id.</summary>
    public async Task<string> ConnectAsync(string tenant = "acme")
    {
        var (status, account) = await Api.SendJsonAsync("POST", "/integrated-account", $$"""
            {"integration":"deskly","tenant_id":"{{tenant}}","variables":{"subdomain":"acme"},"credential_kind":"api_key","credentials":{"api_key":"{{ApiKey}}"} }
            """);
        Assert.True(status == 201, account?.ToJsonString());
        return (string)account!["id"]!;
    }

    /// <summary>Makes an MCP server and returns its id and the token of its URL.</summary>
    public async Task<(string Id, string Token)> MakeServerAsync(string account, string config = "{}", string more = "")
    {
        var (status, server) = await Api.SendJsonAsync(
            "POST", $"/integrated-account/{account}/mcp", $$"""{"name":"for the agent","config":{{config}}{{more}} }""");
        Assert.True(status == 201, server?.ToJsonString());
        return ((string)server!["id"]!, ((string)server["url"]!).Split('/')[^1]);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Api.Dispose();
        ownFolder?.Dispose();
    }
}

static class DirectoryCalls
{
    /// <summary>As somebody whose address is not known.</summary>
    public static async ValueTask<ServedServer?> FindAsync(this ServerDirectory directory, string token, CancellationToken cancellationToken) =>
        (await directory.FindAsync(token, null, cancellationToken)).Server;
}

static class JsonCalls
{
    /// <summary>Sends, and reads the answer as JSON; null when it has no body.</summary>
    public static async Task<(int Status, JsonNode? Json)> SendJsonAsync(this HttpClient client, string verb, string path, string? body = null)
    {
        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(verb), path)
        {
            Content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/json")),
        });
        if (response.Content.Headers.ContentLength == 0 || response.StatusCode == System.Net.HttpStatusCode.NoContent)
        {
            return ((int)response.StatusCode, null);
        }

        var expected = (int)response.StatusCode >= 400 ? "application/problem+json" : "application/json";
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonNode>());
    }

    /// <summary>The messages about one field of a 400.</summary>
    public static string Errors(this JsonNode? problem, string field) =>
        problem!["errors"]?[field] is JsonArray messages ? string.Join(" ", messages.Select(message => (string)message!)) : "";
}
