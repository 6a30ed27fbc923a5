using System.Text.Json.Nodes;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Mcp;

namespace Patchbay.Tests.Audit;

/// <summary>Calls over MCP, from the client to the row.</summary>
public sealed class McpCallAuditTests : IAsyncLifetime
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_single_deskly_ticket_by_id","arguments":{"id":7} } }""";

    private Upstream.FakeVendor vendor = null!;
    private RunningPatchbay patchbay = null!;
    private string account = null!;

    public async ValueTask InitializeAsync()
    {
        vendor = await Upstream.FakeVendor.RepliesAsync(200, """{"ticket":{"id":7}}""");
        patchbay = await RunningPatchbay.StartAsync(options: options => (options.UpstreamAllow, options.AuditArguments) = ("127.0.0.0/8", "values"));
        var (_, connected) = await patchbay.Api.SendJsonAsync("POST", "/integrated-account?verify=false", $$"""
            {"integration":"deskly","tenant_id":"acme","variables":{"subdomain":"acme","base_url":"{{vendor.Url}}"},"credentials":{"api_key":"{{RunningPatchbay.ApiKey}}"} }
            """);
        account = (string)connected!["id"]!;
    }

    public async ValueTask DisposeAsync()
    {
        await patchbay.DisposeAsync();
        await vendor.DisposeAsync();
    }

    [Theory, EachDatabase]
    public async Task A_legacy_client_is_known_by_the_session_id_of_its_handshake()
    {
        var (_, token) = await patchbay.MakeServerAsync(account);
        using var client = patchbay.Client(null);
        using var shaken = await PostAsync(client, token, """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"Desk bot","version":"1.4"} } }
            """);
        var session = Assert.Single(shaken.Headers.GetValues("Mcp-Session-Id"));

        using var called = await PostAsync(client, token, Call, ("Mcp-Session-Id", session));
        var row = await RowAsync();

        Assert.Equal(("Desk bot", "1.4"), ((string?)row["client_name"], (string?)row["client_version"]));
        Assert.Equal("""{"id":7}""", row["argument_values"]!.ToJsonString());
        Assert.Null(row["api_token_id"]);
        Assert.False(called.Headers.Contains("Mcp-Session-Id"));
    }

    [Theory, EachDatabase]
    public async Task A_session_id_of_another_url_is_as_none()
    {
        var (_, one) = await patchbay.MakeServerAsync(account);
        var (_, other) = await patchbay.MakeServerAsync(account);
        using var client = patchbay.Client(null);
        using var shaken = await PostAsync(client, one, """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"clientInfo":{"name":"Desk bot","version":"1.4"} } }
            """);

        using var called = await PostAsync(client, other, Call, ("Mcp-Session-Id", shaken.Headers.GetValues("Mcp-Session-Id").Single()));

        Assert.Equal(200, (int)called.StatusCode);
        Assert.Null((await RowAsync())["client_name"]);
    }

    [Theory, EachDatabase]
    public async Task The_api_token_a_server_asks_for_is_in_the_row()
    {
        var (_, token) = await patchbay.MakeServerAsync(account, """{"require_api_token_auth":true}""");
        var (_, agent) = await patchbay.Api.SendJsonAsync("POST", "/api-token", """{"name":"agent","scopes":["call"]}""");
        using var client = patchbay.Client((string)agent!["token"]!);

        using var called = await PostAsync(client, token, Modern.Body("tools/call", "\"name\":\"get_single_deskly_ticket_by_id\",\"arguments\":{\"id\":7}"), [
            .. Modern.Headers("tools/call", "\"name\":\"get_single_deskly_ticket_by_id\"")]);

        Assert.Equal((string?)agent["id"], (string?)(await RowAsync())["api_token_id"]);
        Assert.False(called.Headers.Contains("Mcp-Session-Id"));
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string token, string body, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/mcp/{token}") { Content = new StringContent(body, null, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    private async Task<JsonNode> RowAsync()
    {
        while (true)
        {
            var (_, page) = await patchbay.Api.SendJsonAsync("GET", "/tool-call");
            if (page!["result"]!.AsArray() is [{ } row, ..])
            {
                return row;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
