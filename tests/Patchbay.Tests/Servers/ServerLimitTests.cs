using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Audit;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Servers;

/// <summary>What one MCP URL takes, and what one address may try.</summary>
public sealed class ServerLimitTests
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_all_deskly_tickets","arguments":{}}}""";
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";

    [Theory, EachDatabase]
    public async Task A_call_over_the_servers_own_limit_is_an_error_with_figures_and_stands_in_the_audit()
    {
        await using var patchbay = await RunningPatchbay.StartAsync();
        var (_, token) = await patchbay.MakeServerAsync(await patchbay.ConnectAsync(), """{"calls_per_minute":1}""");

        await PostAsync(patchbay, token, Call);
        using var second = await PostAsync(patchbay, token, Call);

        var result = (await second.Content.ReadFromJsonAsync<JsonNode>())!["result"]!;
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.True((bool)result["isError"]!);
        Assert.Equal(("1", "0"), (Header(second, "ratelimit-limit"), Header(second, "ratelimit-remaining")));
        Assert.InRange(int.Parse(Header(second, "ratelimit-reset")!), 1, 60);
        Assert.Equal(Header(second, "ratelimit-reset"), Header(second, "retry-after"));
        Assert.Equal(1, (int)result["_meta"]!["patchbay/ratelimit"]!["limit"]!);
        await patchbay.App.Services.GetRequiredService<AuditLog>().StopAsync(TestContext.Current.CancellationToken); // all is written then
        Assert.Single((await patchbay.Api.SendJsonAsync("GET", "/tool-call?status=rate_limited")).Json!["result"]!.AsArray());
    }

    [Theory]
    [EachDatabase("""{"calls_per_minute":0}""", "config.calls_per_minute", "1 to 1000000")]
    [EachDatabase("""{"max_concurrent_calls":10001}""", "config.max_concurrent_calls", "1 to 10000")]
    public async Task A_limit_out_of_range_is_refused_with_what_is_allowed(string config, string field, string allowed)
    {
        await using var patchbay = await RunningPatchbay.StartAsync();
        var account = await patchbay.ConnectAsync();

        var (status, problem) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/mcp", $$"""{"name":"x","config":{{config}}}""");

        Assert.Equal(400, status);
        Assert.Contains(allowed, problem.Errors(field));
    }

    [Theory, EachDatabase]
    public async Task Guessing_urls_costs_the_guesser_and_nobody_with_a_known_one()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(options: options => options.FailedTokensPerMinute = 3);
        var account = await patchbay.ConnectAsync();
        var (_, known) = await patchbay.MakeServerAsync(account);
        var (_, cold) = await patchbay.MakeServerAsync(account);
        await PostAsync(patchbay, known, Ping);

        var statuses = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await PostAsync(patchbay, $"guess-{i}", Ping);
            statuses.Add((int)answer.StatusCode);
        }

        using var throttled = await PostAsync(patchbay, cold, Ping);
        using var served = await PostAsync(patchbay, known, Ping);

        Assert.Equal([404, 404, 404, 429, 429], statuses);
        Assert.Equal(429, (int)throttled.StatusCode); // looking it up is what guessing is denied
        Assert.InRange(int.Parse(Header(throttled, "retry-after")!), 1, 60);
        Assert.Equal(200, (int)served.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Asking_for_one_expired_url_again_and_again_is_no_guessing()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(options: options => options.FailedTokensPerMinute = 3);

        for (var i = 0; i < 20; i++)
        {
            using var answer = await PostAsync(patchbay, "the-same-old-url", Ping);
            Assert.Equal(404, (int)answer.StatusCode);
        }
    }

    [Theory]
    [EachDatabase("127.0.0.1", 404)]  // the proxy is believed: each guess comes from somebody else
    [EachDatabase("10.0.0.0/8", 429)] // another proxy: the header is anybody's, and all guesses are this address's
    public async Task Callers_behind_a_trusted_proxy_are_told_apart(string proxies, int last)
    {
        await using var patchbay = await RunningPatchbay.StartAsync(options: options => (options.FailedTokensPerMinute, options.Proxies) = (3, proxies));

        HttpResponseMessage answer = null!;
        for (var i = 0; i < 5; i++)
        {
            answer = await PostAsync(patchbay, $"guess-{i}", Ping, ("X-Forwarded-For", $"198.51.100.{i}"));
        }

        Assert.Equal(last, (int)answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningPatchbay patchbay, string token, string body, params (string Name, string Value)[] headers)
    {
        using var http = patchbay.Client(null);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/mcp/{token}") { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await http.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
