using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Patchbay.Sandbox;
using Patchbay.Sandbox.HaloItsm;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Sandbox.HaloItsm;

/// <summary>The simulator on a free loopback port with a clock that stands, asked over real HTTP.</summary>
sealed class RunningHalo : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly WebApplication app;

    private RunningHalo(WebApplication app, HaloItsmSandbox state, ManualClock clock) => (this.app, State, Clock) = (app, state, clock);

    public HaloItsmSandbox State { get; }

    public ManualClock Clock { get; }

    public SandboxInfo Info => SandboxHost.Describe(app);

    /// <summary>Sent with every call; null sends none.</summary>
    public string? Token { get; set; }

    /// <summary>Starts it, signed in as the application with every permission.</summary>
    public static async Task<RunningHalo> StartAsync(Func<HaloItsmSandboxOptions, HaloItsmSandboxOptions>? change = null)
    {
        var clock = new ManualClock();
        var options = new HaloItsmSandboxOptions { Clock = clock };
        var sandbox = new HaloItsmSandbox(change?.Invoke(options) ?? options);
        var halo = new RunningHalo(await SandboxHost.StartAsync(sandbox, 0, TestContext.Current.CancellationToken), sandbox, clock);
        halo.Token = (await halo.SignInAsync()).Json!["access_token"]!.ToString();
        return halo;
    }

    /// <summary>Asks the token server with the right values but for what is given.</summary>
    public async Task<HaloAnswer> SignInAsync(string query = "?tenant=demo", string grant = "client_credentials", string? id = null, string? secret = null, string scope = "all")
    {
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = grant, ["client_id"] = id ?? Info.Credentials["client_id"], ["client_secret"] = secret ?? Info.Credentials["client_secret"], ["scope"] = scope,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, Info.Variables["auth_server"] + "/token" + query) { Content = body };
        return await SendAsync(request);
    }

    public Task<HaloAnswer> GetAsync(string path) => SendAsync("GET", path);

    public Task<HaloAnswer> PostAsync(string path, string json) => SendAsync("POST", path, json);

    public async Task<HaloAnswer> SendAsync(string verb, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), Info.BaseUrl + path)
        {
            Content = json is null ? null : new StringContent(json, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")),
        };
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        return await SendAsync(request);
    }

    public async Task<HaloAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new HaloAnswer((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, response.Headers.RetryAfter?.Delta);
    }

    public JsonObject Ticket(int id) => State.Tickets.Single(ticket => (int)ticket["id"]! == id);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}

/// <summary>One answer of the simulator.</summary>
sealed record HaloAnswer(int Status, string Text, string? MediaType, TimeSpan? RetryAfter)
{
    public JsonNode? Json => MediaType == "application/json" ? JsonNode.Parse(Text) : null;

    /// <summary>The rows of a list, whatever stands around them.</summary>
    public List<JsonObject> Rows => [.. (Json as JsonArray ?? Json!.AsObject().Select(member => member.Value).OfType<JsonArray>().First()).Select(row => row!.AsObject())];
}
