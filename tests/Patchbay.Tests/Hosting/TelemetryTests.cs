using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Patchbay.Hosting;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Hosting;

/// <summary>What a collector gets of the real process, and that it gets no secret.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string HeaderTrace = "0af7651916cd43dd8448eb211c80319c";
    private const string MessageTrace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Id = "987654321";

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_collector_gets_spans_and_measurements_by_the_conventions_and_no_secret()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var vendor = await Upstream.FakeVendor.StartAsync(context => Upstream.FakeVendor.ReplyAsync(
            context, context.Request.Path.Value!.EndsWith(Id, StringComparison.Ordinal) ? 200 : 404, """{"ticket":{"id":7}}"""));
        await using var patchbay = await PatchbayProcess.StartAsync(
            folder, IntegrationFolder.Fixtures, [.. collector.Settings, ("PATCHBAY_UPSTREAM_ALLOW", "127.0.0.0/8")]);
        using var api = patchbay.Client(patchbay.AdminToken);
        var token = await MakeServerAsync(api, vendor.Url);

        await PostAsync(patchbay, token, Call($$"""{"id":{{Id}}}"""), ("traceparent", $"00-{HeaderTrace}-b7ad6b7169203331-01"));
        await PostAsync(patchbay, token, Call($$"""{"id":{{Id}}}""", $$""","_meta":{"traceparent":"00-{{MessageTrace}}-00f067aa0ba902b7-01"}"""));
        await PostAsync(patchbay, token, Call("""{"id":404}"""));
        await PostAsync(patchbay, token, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        await PostAsync(patchbay, token + "/mistyped", "{}");
        await PostAsync(patchbay, token, Call("{}").Replace("get_single_deskly_ticket_by_id", "name_of_the_callers_making", StringComparison.Ordinal));
        Assert.Equal(0, await patchbay.StopAsync()); // sends what is left

        var (traces, metrics) = (collector.Traces, collector.Metrics);
        Assert.All(
            [
                "tools/call get_single_deskly_ticket_by_id", "mcp.method.name", "gen_ai.tool.name", "gen_ai.operation.name", "execute_tool", "tool_error",
                "patchbay.account.id", "http.request.method", "http.response.status_code", "/mcp/{token}", vendor.Url + "/*", "-32602",
                Bytes(HeaderTrace), Bytes(MessageTrace), "service.name", "patchbay",
            ],
            expected => Assert.Contains(expected, traces));
        Assert.All(
            [
                "mcp.server.operation.duration", "tools/list", "patchbay.tool_call.duration", "not_found", "patchbay.upstream.duration", "patchbay.audit.backlog",
                "patchbay.server_cache.lookups", "http.server.request.duration", "deskly",
            ],
            expected => Assert.Contains(expected, metrics));
        Assert.All(
            [token, DesklyKey, Convert.ToBase64String(Encoding.ASCII.GetBytes(DesklyKey + ":X")), patchbay.AdminToken!, Id, "name_of_the_callers_making", "mistyped"],
            secret => Assert.DoesNotContain(secret, traces + metrics));
        Assert.DoesNotContain(vendor.Requests, request => request.Headers.ContainsKey("traceparent")); // our traces are not the vendor's business
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_of_it_is_there()
    {
        await using var patchbay = await RunningPatchbay.StartAsync();

        Assert.Null(patchbay.App.Services.GetService<TracerProvider>());
        Assert.Null(patchbay.App.Services.GetService<MeterProvider>());
    }

    [Fact]
    public async Task Log_lines_are_JSON_when_asked_for()
    {
        var patchbay = await PatchbayProcess.StartAsync(folder, IntegrationFolder.Fixtures, ("PATCHBAY_LOG_FORMAT", "json"), ("Logging__LogLevel__Default", "Trace"));
        using var api = patchbay.Client(patchbay.AdminToken);
        Assert.Equal(200, (await api.SendJsonAsync("GET", "/integrated-account")).Status);
        await patchbay.StopAsync();

        var lines = (await patchbay.ErrorsAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.NotNull(JsonNode.Parse(line)!["LogLevel"]));
        await patchbay.DisposeAsync();
    }

    [Fact]
    public void Another_log_format_is_told()
    {
        var options = folder.Options();
        options.LogFormat = "xml";

        Assert.Contains("PATCHBAY_LOG_FORMAT", Assert.Throws<Patchbay.Storage.StartupException>(options.Check).Message);
    }

    private const string DesklyKey = RunningPatchbay.ApiKey;

    private static string Bytes(string hex) => Encoding.Latin1.GetString(Convert.FromHexString(hex));

    private static string Call(string arguments, string more = "") =>
        $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_single_deskly_ticket_by_id","arguments":{{{arguments}}}{{{more}}} } }""";

    private static async Task<string> MakeServerAsync(HttpClient api, string vendor)
    {
        var (status, account) = await api.SendJsonAsync("POST", "/integrated-account?verify=false", $$"""
            {"integration":"deskly","tenant_id":"acme","variables":{"subdomain":"acme","base_url":"{{vendor}}"},"credentials":{"api_key":"{{DesklyKey}}"} }
            """);
        Assert.Equal(201, status);
        var (_, server) = await api.SendJsonAsync("POST", $"/integrated-account/{account!["id"]}/mcp", """{"name":"x"}""");
        return ((string)server!["url"]!).Split('/')[^1];
    }

    private static async Task PostAsync(PatchbayProcess patchbay, string path, string body, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{patchbay.Address}/mcp/{path}")
        {
            Content = new StringContent(body, new MediaTypeHeaderValue("application/json")),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        (await client.SendAsync(request)).Dispose();
    }
}
