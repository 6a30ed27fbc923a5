using System.Net;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Hosting;

public sealed class HttpSurfaceTests : IAsyncLifetime
{
    private RunningPatchbay patchbay = null!;

    public async ValueTask InitializeAsync() => patchbay = await RunningPatchbay.StartAsync();

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Probes_need_no_token(string path)
    {
        using var anybody = patchbay.Client(null);

        var (status, health) = await anybody.SendJsonAsync("GET", path);

        Assert.Equal(200, status);
        Assert.Equal("ok", (string?)health!["status"]);
    }

    [Fact]
    public async Task The_root_tells_a_stranger_what_this_is_and_where_the_rest_is()
    {
        using var anybody = patchbay.Client(null);

        var page = await anybody.GetStringAsync("/");

        Assert.StartsWith("This is Patchbay", page);
        Assert.All(["/openapi/v1.json", "/mcp/", "/healthz"], path => Assert.Contains(path, page));
    }

    [Fact]
    public async Task No_such_path_and_no_such_method_are_problems_that_say_so()
    {
        var (missing, nothing) = await patchbay.Api.SendJsonAsync("GET", "/no/such/path");
        var (wrong, notAllowed) = await patchbay.Api.SendJsonAsync("PUT", "/integrated-account", "{}");

        Assert.Equal((404, 405), (missing, wrong));
        Assert.Contains("/openapi/v1.json", (string?)nothing!["detail"]);
        Assert.Contains("POST", (string?)notAllowed!["detail"]);
    }

    [Theory]
    [InlineData("application/json", """{"name": "x", }""", 400, "LineNumber: 0")]
    [InlineData("application/json", """{"name": "x", "name": "y"}""", 400, "not valid JSON")]
    [InlineData("application/json", "", 400, "not valid JSON")]
    [InlineData("text/plain", "{}", 415, "application/json")]
    public async Task A_body_that_cannot_be_read_is_told_why(string type, string body, int expected, string message)
    {
        using var response = await patchbay.Api.PostAsync("/api-token", new StringContent(body, null, type));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(message, (string?)problem!["detail"]);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        using var response = await patchbay.Api.PostAsync(
            "/api-token", new StringContent($$"""{"name":"{{new string('x', 2_000_000)}}"}""", null, "application/json"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_catalogue_tells_what_an_account_needs()
    {
        var (_, list) = await patchbay.Api.SendJsonAsync("GET", "/integration");
        var (status, deskly) = await patchbay.Api.SendJsonAsync("GET", "/integration/deskly");
        var (missing, _) = await patchbay.Api.SendJsonAsync("GET", "/integration/nope");

        Assert.Equal((200, 404), (status, missing));
        Assert.Equal("deskly", (string?)Assert.Single(list!["result"]!.AsArray())!["name"]);
        Assert.Equal("[a-z0-9-]+", (string?)deskly!["variables"]!["subdomain"]!["pattern"]);
        Assert.False((bool)deskly["variables"]!["base_url"]!["required"]!);
        var apiKey = deskly["credentials"]!.AsArray().Single(kind => (string?)kind!["kind"] == "api_key");
        Assert.True((bool)apiKey!["fields"]!["api_key"]!["secret"]!);
        Assert.Equal(["conversations", "tickets", "time"], deskly["tags"]!.AsArray().Select(tag => (string)tag!));
        Assert.Equal(7, deskly["tools"]!.AsArray().Count);
        Assert.Equal(7, (int)deskly["documentation"]!["documented"]!);
        Assert.NotEmpty(deskly["documentation"]!["undocumented"]!.AsArray());
    }

    [Fact]
    public async Task The_openapi_document_describes_bodies_answers_and_errors()
    {
        using var anybody = patchbay.Client(null);
        var (status, document) = await anybody.SendJsonAsync("GET", "/openapi/v1.json");
        var connect = document!["paths"]!["/integrated-account"]!["post"]!;
        var body = Resolve(document, connect["requestBody"]!["content"]!["application/json"]!["schema"]!);
        var answer = Resolve(document, connect["responses"]!["201"]!["content"]!["application/json"]!["schema"]!);
        var query = document["paths"]!["/tool-call"]!["get"]!["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!);

        Assert.Equal(200, status);
        Assert.Equal(
            ["integration", "tenant_id", "name", "variables", "credential_kind", "credentials"],
            body["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(["integration", "tenant_id"], body["required"]!.AsArray().Select(name => (string)name!));
        Assert.Contains("tenant_id", answer["properties"]!.AsObject().Select(property => property.Key));
        Assert.DoesNotContain("credentials", answer["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["api_token"]!["scheme"]);
        Assert.NotNull(connect["security"]![0]!["api_token"]);
        Assert.NotNull(connect["responses"]!["400"]!["content"]!["application/problem+json"]);
        Assert.NotNull(document["paths"]!["/audit-event/export"]!["get"]!["responses"]!["200"]!["content"]!["application/x-ndjson"]!["schema"]);
        Assert.Equal(
            ["integrated_account_id", "limit", "mcp_id", "next_cursor", "since", "status", "tool", "until"], query.Order());
        Assert.Empty(new[]
        {
            "/healthz", "/readyz", "/integration", "/integration/{name}", "/api-token", "/api-token/{id}", "/integrated-account",
            "/integrated-account/{id}", "/integrated-account/{id}/refresh-fields", "/integrated-account/{id}/tools",
            "/integrated-account/{id}/tools/{tool}", "/integrated-account/{id}/mcp", "/integrated-account/{id}/mcp/{mcp_id}",
            "/integrated-account/{id}/mcp/{mcp_id}/rotate", "/tool-call", "/tool-call/export", "/audit-event", "/audit-event/export", "/connect-link",
            "/connect-link/{id}", "/integrated-account/{id}/connect-link", "/session", "/login-link", "/status", "/tool-call/summary",
            "/integrated-account/{id}/mcp/preview",
        }.Except(document["paths"]!.AsObject().Select(path => path.Key)));
    }

    private static JsonNode Resolve(JsonNode document, JsonNode schema) =>
        (string?)schema["$ref"] is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;
}
