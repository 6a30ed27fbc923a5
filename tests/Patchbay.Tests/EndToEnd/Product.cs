using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Patchbay.Hosting;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Patchbay as it ships, on a free loopback port with an empty data folder, driven through its public API.</summary>
sealed class Product : IAsyncDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";

    private readonly bool ownsData;
    private readonly TestDatabase? postgres;
    private readonly Func<string, Task<WebApplication>> start;
    private WebApplication app;

    /// <param name="start">Starts the server on an address: <c>http://127.0.0.1:0</c> takes a free port.</param>
    private Product(WebApplication app, string adminToken, string data, bool ownsData, Func<string, Task<WebApplication>> start, TestDatabase? postgres = null)
    {
        this.postgres = postgres;
        (this.app, Url, AdminToken, DataFolder, this.ownsData, this.start) = (app, new Uri(app.Urls.First()), adminToken, data, ownsData, start);
        var url = Url;
        Api = new HttpClient { BaseAddress = url };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", adminToken);
    }

    public Uri Url { get; }

    public string DataFolder { get; }

    /// <summary>The parts inside, for what no API tells.</summary>
    public IServiceProvider Services => app.Services;

    public string AdminToken { get; }

    /// <summary>Sends the admin token.</summary>
    public HttpClient Api { get; }

    /// <param name="integrations">Folder of integrations; null takes the project's own.</param>
    /// <param name="clock">Null takes the real one.</param>
    /// <param name="settings">Changes to the settings.</param>
    /// <param name="log">Where all that is logged goes; null to nowhere.</param>
    public static async Task<Product> StartAsync(
        string? integrations = null, TimeProvider? clock = null, Action<PatchbayOptions>? settings = null, ILoggerProvider? log = null)
    {
        var data = Directory.CreateTempSubdirectory("patchbay-e2e-").FullName;
        var postgres = TestDatabase.OfThisTest();
        var app = await StartAsync(AnyPort);
        return new Product(app, (await Patchbay.Access.AdminToken.CreateFirstAsync(app.Services, CancellationToken.None))!, data, ownsData: true, StartAsync, postgres);

        async Task<WebApplication> StartAsync(string url)
        {
            var options = Options(data, url, integrations);
            options.Database = postgres?.Url;
            settings?.Invoke(options);
            var app = PatchbayApp.Build(options, builder =>
            {
                builder.Logging.ClearProviders();
                if (log is not null)
                {
                    builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
                }

                builder.Services.AddSingleton(clock ?? TimeProvider.System);
            });
            await app.StartAsync();
            return app;
        }
    }

    /// <summary>Another process on the same database, as far as a test can have one.</summary>
    public async Task<Product> StartAnotherAsync() => new(await start(AnyPort), AdminToken, DataFolder, ownsData: false, start);

    /// <summary>Nothing answers any more, until <see cref="StartAgainAsync"/>.</summary>
    public ValueTask StopAsync() => app.DisposeAsync();

    /// <summary>The server on the same address and data.</summary>
    public async Task StartAgainAsync() => app = await start(Url.AbsoluteUri);

    /// <summary>Every byte of the data folder, and all that PostgreSQL holds, as text.</summary>
    public string StoredText() => postgres?.AllText() + string.Concat(Directory.EnumerateFiles(DataFolder).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }));

    private static PatchbayOptions Options(string data, string url, string? integrations)
    {
        var options = new PatchbayOptions { DataFolder = data, Urls = url, UpstreamAllow = "127.0.0.0/8" };
        if (integrations is not null)
        {
            options.IntegrationsFolder = integrations;
        }

        return options;
    }

    /// <summary>Connects an account that must verify, and gives its id.</summary>
    public async Task<string> ConnectAsync(
        string integration, string kind, Dictionary<string, string> variables, Dictionary<string, string> credentials)
    {
        var answer = await TryConnectAsync(integration, kind, variables, credentials);
        Assert.True(answer.Status == 201, answer.Body);
        return (string)JsonNode.Parse(answer.Body)!["id"]!;
    }

    public Task<(int Status, string Body)> TryConnectAsync(
        string integration, string kind, Dictionary<string, string> variables, Dictionary<string, string> credentials) =>
        PostAsync("/integrated-account",
            new { integration, tenant_id = "acme", name = "Acme", variables, credential_kind = kind, credentials });

    /// <summary>Creates an MCP server with these methods, and gives its URL.</summary>
    /// <param name="methods">None lets all pass.</param>
    public Task<Uri> CreateServerAsync(string account, params string[] methods) =>
        CreateServerAsync(account, methods.Length == 0 ? [] : new JsonObject { ["methods"] = JsonSerializer.SerializeToNode(methods) });

    /// <summary>Creates an MCP server with this configuration, and gives its URL.</summary>
    public async Task<Uri> CreateServerAsync(string account, JsonObject config)
    {
        var answer = await PostAsync($"/integrated-account/{account}/mcp", new { name = "Test", config });
        Assert.True(answer.Status == 201, answer.Body);
        return new Uri((string)JsonNode.Parse(answer.Body)!["url"]!);
    }

    public async Task<(int Status, string Body)> PostAsync(string path, object body)
    {
        using var response = await Api.PostAsJsonAsync(path, body);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Changes which methods the account's newest MCP server offers; the rest of its configuration stays.</summary>
    public async Task ChangeServerAsync(string account, params string[] methods)
    {
        var server = (await GetAsync($"/integrated-account/{account}/mcp"))["result"]![0]!;
        var config = server["config"]!.DeepClone();
        config["methods"] = JsonSerializer.SerializeToNode(methods);
        using var response = await Api.PatchAsJsonAsync($"/integrated-account/{account}/mcp/{server["id"]}", new { config });
        response.EnsureSuccessStatusCode();
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Api.GetStringAsync(path))!;

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await app.DisposeAsync();
        if (ownsData)
        {
            Directory.Delete(DataFolder, recursive: true);
            postgres?.Dispose();
        }
    }
}
