using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Servers;
using Patchbay.Tests.EndToEnd;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Mcp;

namespace Patchbay.Tests.Security;

/// <summary>When access ends, it ends: within a second, for calls and for streams that are already open, and nothing of it is kept.</summary>
public sealed class ExpiryTests : IAsyncLifetime
{
    // It takes milliseconds; a machine that is busy with other tests may stand still for a second.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly HttpClient http = new();
    private DesklyProduct deskly = null!;

    public async ValueTask InitializeAsync() => deskly = await DesklyProduct.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await deskly.DisposeAsync();
    }

    [Theory, EachDatabase]
    public async Task At_its_expiry_a_url_stops_and_its_open_stream_ends()
    {
        // The API takes no expiry this near, so the store is told: the clock is the real one here.
        var store = deskly.Product.Services.GetRequiredService<McpServerStore>();
        var id = (string)(await deskly.Product.GetAsync($"/integrated-account/{deskly.Account}/mcp"))["result"]![0]!["id"]!;
        var expires = DateTimeOffset.UtcNow.AddSeconds(3);
        await store.ChangeAsync(deskly.Account, id, server => server with { ExpiresAt = expires }, TestContext.Current.CancellationToken);
        using var stream = await ListenAsync();
        Assert.Equal(200, (await deskly.CallAsync("list_all_deskly_tickets", "{}")).Status);

        var text = await ReadToEndAsync(stream);
        var ended = DateTimeOffset.UtcNow;
        var after = await deskly.CallAsync("list_all_deskly_tickets", "{}");

        Assert.InRange(ended, expires - TimeSpan.FromMilliseconds(50), expires + Grace);
        Assert.Contains("\"resultType\":\"complete\"", text); // a proper end, not a broken connection
        Assert.Equal(404, after.Status);
        Assert.DoesNotContain("WWW-Authenticate", after.Headers.Keys);
        await store.SweepAsync(1_000, TestContext.Current.CancellationToken);
        Assert.Null(await store.FindAsync(deskly.Account, id, TestContext.Current.CancellationToken));
    }

    [Theory]
    [EachDatabase("DELETE", "")]
    [EachDatabase("POST", "/rotate")]
    public async Task A_revoked_or_rotated_url_stops_at_once_and_its_open_stream_ends(string verb, string below)
    {
        var id = (string)(await deskly.Product.GetAsync($"/integrated-account/{deskly.Account}/mcp"))["result"]![0]!["id"]!;
        using var stream = await ListenAsync();
        var reading = ReadToEndAsync(stream);

        await deskly.ApiAsync(verb, $"/integrated-account/{deskly.Account}/mcp/{id}{below}", verb == "POST" ? "{}" : null);
        var revoked = Stopwatch.StartNew();
        var after = await deskly.CallAsync("list_all_deskly_tickets", "{}");
        await reading;

        Assert.Equal(404, after.Status);
        Assert.InRange(revoked.Elapsed, TimeSpan.Zero, Grace);
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_api_token_stops_at_once_where_a_server_asks_for_one()
    {
        var (_, token) = await deskly.ApiAsync("POST", "/api-token", """{"name":"agent","scopes":["call"]}""");
        var (_, server) = await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/mcp", """{"name":"x","config":{"require_api_token_auth":true}}""");
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string)token!["token"]!);
        Assert.Equal(200, await PingAsync((string)server!["url"]!));

        await deskly.ApiAsync("DELETE", $"/api-token/{token["id"]}");

        Assert.Equal(401, await PingAsync((string)server["url"]!));
    }

    private async Task<int> PingAsync(string url)
    {
        using var answer = await http.PostAsync(new Uri(url), new StringContent("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", Encoding.UTF8, "application/json"));
        return (int)answer.StatusCode;
    }

    private async Task<HttpResponseMessage> ListenAsync()
    {
        const string Parameters = "\"notifications\":{\"toolsListChanged\":true}";
        using var request = new HttpRequestMessage(HttpMethod.Post, deskly.Url) { Content = new StringContent(Modern.Body("subscriptions/listen", Parameters), Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        foreach (var (name, value) in Modern.Headers("subscriptions/listen", Parameters))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((200, "text/event-stream"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return response;
    }

    private static async Task<string> ReadToEndAsync(HttpResponseMessage response)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(15));
    }
}
