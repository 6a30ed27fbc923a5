using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Patchbay.Sandbox;
using Patchbay.Sandbox.Freshservice;

namespace Patchbay.Tests.Sandbox.Freshservice;

/// <summary>A Freshservice sandbox on loopback, called as a client calls the product.</summary>
internal sealed class RunningFreshservice : IAsyncDisposable
{
    public const string AdminKey = "fsDemoAdminKey01234x";

    public const string AgentKey = "fsDemoAgentKey01234x";

    private readonly HttpClient http = new();
    private readonly WebApplication app;

    private RunningFreshservice(WebApplication app, FreshserviceSandbox sandbox) => (this.app, Vendor) = (app, sandbox);

    public FreshserviceSandbox Vendor { get; }

    public string BaseUrl => SandboxHost.Describe(app).BaseUrl;

    public static async Task<RunningFreshservice> StartAsync(FreshserviceSandboxOptions? options = null)
    {
        var sandbox = new FreshserviceSandbox(options ?? new());
        return new(await SandboxHost.StartAsync(sandbox, 0, TestContext.Current.CancellationToken), sandbox);
    }

    public Task<Answer> SendAsync(string verb, string path, string? body = null, string key = AdminKey) =>
        SendAsync(verb, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), key);

    public Task<Answer> SendAsync(string verb, string path, HttpContent? content, string key = AdminKey) =>
        SendAsync(verb, path, content, new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":X"))));

    public async Task<Answer> SendAsync(string verb, string path, HttpContent? content, AuthenticationHeaderValue? login, string? accept = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path.StartsWith("http", StringComparison.Ordinal) ? path : BaseUrl + path) { Content = content };
        request.Headers.Authorization = login;
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var isJson = answer.Content.Headers.ContentType?.MediaType == "application/json" && bytes.Length > 0;
        return new((int)answer.StatusCode, answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase), bytes)
        {
            Body = isJson ? JsonNode.Parse(bytes) : null,
        };
    }

    /// <summary>The one member of a successful answer, whatever it is called.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        var answer = await SendAsync("GET", path);
        Assert.Equal(200, answer.Status);
        return answer.Body!.AsObject().First().Value!;
    }

    public async Task<JsonArray> ListAsync(string path) => (await GetAsync(path)).AsArray();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>An answer of the sandbox.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">All headers.</param>
/// <param name="Bytes">The body as it came.</param>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public JsonNode? Body { get; init; }

    /// <summary>The errors, each as <c>field code</c>.</summary>
    public IEnumerable<string> Errors => Body?["errors"]?.AsArray().Select(error => $"{error!["field"]} {error["code"]}") ?? [];
}
