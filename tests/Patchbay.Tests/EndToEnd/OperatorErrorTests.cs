using System.Net.Http.Headers;
using Patchbay.Hosting;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.EndToEnd;

/// <summary>What an operator gets wrong is told in words that say how to put it right, repeats no secret, and changes nothing.</summary>
public sealed class OperatorErrorTests : IAsyncLifetime
{
    private const string WrongKey = "Wr0ngWr0ngWr0ngWr0ng";

    private DesklyProduct deskly = null!;

    public async ValueTask InitializeAsync() => deskly = await DesklyProduct.StartAsync();

    public ValueTask DisposeAsync() => deskly.DisposeAsync();

    [Theory]
    [InlineData("integration.yaml", "summary: IT help desk", "summary: [IT help desk", "deskly/integration.yaml:", "not YAML")]
    [InlineData("integration.yaml", "timeout: 20", "time_out: 20", "deskly/integration.yaml:31:", "time_out", "timeout")]
    [InlineData("resources/tickets.yaml", "rows: tickets", "row: tickets", "deskly/resources/tickets.yaml:7:", "row", "rows")]
    [InlineData("resources/tickets.yaml", "description: Read one ticket.", "descripton: Read one ticket.", "deskly/resources/tickets.yaml:", "descripton", "description")]
    public void A_wrong_integration_file_stops_the_start_and_names_file_line_and_what_is_allowed(
        string file, string right, string wrong, params string[] words)
    {
        using var integrations = IntegrationFolder.DesklyWith(file, right, wrong);
        var data = Directory.CreateTempSubdirectory("patchbay-e2e-").FullName;

        var error = Assert.Throws<StartupException>(() => PatchbayApp.Build(new PatchbayOptions
        {
            DataFolder = data,
            Urls = "http://127.0.0.1:0",
            IntegrationsFolder = integrations.Root,
        }));

        Assert.All(words, word => Assert.Contains(word, error.Message));
        Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData("""{"subdomain":"acme","base_url":"VENDOR"}""", WrongKey, "credentials", "Deskly did not accept the credentials (401)", "?verify=false")]
    [InlineData("{}", DesklyVendor.ApiKey, "variables.subdomain", "Required: Subdomain.", "The part before .deskly.example.", "Example: acme.")]
    [InlineData("""{"subdomain":"Not Good!"}""", DesklyVendor.ApiKey, "variables.subdomain", "[a-z0-9-]+", "Example: acme.")]
    [InlineData("""{"subdomain":"acme","subdomian":"x"}""", DesklyVendor.ApiKey, "variables.subdomian", "Unknown. Known here: ", "subdomain, region")]
    [InlineData("""{"subdomain":"acme"}""", "too-short-" + WrongKey, "credentials.api_key", "[A-Za-z0-9]{20}")]
    [InlineData("""{"subdomain":"acme","base_url":"http://127.0.0.1:1"}""", DesklyVendor.ApiKey, "variables", "127.0.0.1:1 refused the connection", "?verify=false")]
    [InlineData("""{"subdomain":"acme","base_url":"VENDOR/elsewhere"}""", DesklyVendor.ApiKey, "variables", "/me", "404", "base URL")]
    [InlineData("""{"subdomain":"acme","base_url":"http://10.1.2.3"}""", DesklyVendor.ApiKey, "variables", "10.1.2.3", "PATCHBAY_UPSTREAM_ALLOW")]
    public async Task An_account_that_cannot_work_is_not_kept(string variables, string key, string field, params string[] words)
    {
        var before = await deskly.StateAsync();

        var (status, problem) = await deskly.ApiAsync("POST", "/integrated-account", $$"""
            {"integration":"deskly","tenant_id":"acme","variables":{{variables.Replace("VENDOR", deskly.Vendor.Url)}},"credential_kind":"api_key","credentials":{"api_key":"{{key}}"} }
            """);

        Assert.Equal(400, status);
        Assert.All(words, word => Assert.Contains(word, problem.Errors(field)));
        Assert.DoesNotContain(key, problem!.ToJsonString());
        deskly.HoldsNoSecret(problem.ToJsonString());
        Assert.Equal(before, await deskly.StateAsync());
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_new_account_is_told_at_once()
    {
        var before = await deskly.StateAsync();

        var (status, problem) = await deskly.ApiAsync("POST", "/integrated-account", """
            {"integration":"deskly","tenant_id":"","variables":{},"credential_kind":"api_key","credentials":{"key":"s3cret-of-mine"} }
            """);

        Assert.Equal(400, status);
        Assert.Contains("1 to 200", problem.Errors("tenant_id"));
        Assert.Contains("Required", problem.Errors("variables.subdomain"));
        Assert.Contains("Required", problem.Errors("credentials.api_key"));
        Assert.Contains("Known here: api_key", problem.Errors("credentials.key"));
        Assert.DoesNotContain("s3cret-of-mine", problem!.ToJsonString());
        Assert.Equal(before, await deskly.StateAsync());
    }

    [Theory]
    [InlineData("""{"name":"x","config":{"methods":["raed"]}}""", "config.methods", "'raed'", "read, write, custom, create, get, list, reply, update")]
    [InlineData("""{"name":"x","config":{"methods":["purge"]}}""", "config.methods", "'purge'", "read, write, custom, create")] // no documentation, so no tool
    [InlineData("""{"name":"x","config":{"tags":["ticket"]}}""", "config.tags", "'ticket'", "tickets", "Allowed: conversations, tickets, time")]
    [InlineData("""{"name":"x","config":{"methods":["reply"],"tags":["time"]}}""", "config", "leave no tool", "conversations")]
    [InlineData("""{"name":"x","config":{"methods":[]}}""", "config.methods", "empty", "leave it out to allow all")]
    [InlineData("""{"name":"x","config":{"tool_exposure":"some"}}""", "config.tool_exposure", "all, discovery")]
    [InlineData("""{"name":"x","expires_at":"IN 30 s"}""", "expires_at", "at least 60 seconds ahead", "here it is 20")]
    [InlineData("""{"name":"x","expires_at":"tomorrow"}""", "expires_at", "2026-")]
    [InlineData("""{"name":"x","expires":"2030-01-01T00:00:00Z"}""", "expires", "Unknown", "expires_at")]
    [InlineData("""{"name":"x","config":{"method":["read"]}}""", "config.method", "Unknown", "methods")]
    [InlineData("""{"config":{}}""", "name", "Required")]
    public async Task An_MCP_server_that_cannot_be_is_not_made(string body, string field, params string[] words)
    {
        var before = await deskly.StateAsync();

        var (status, problem) = await deskly.ApiAsync(
            "POST", $"/integrated-account/{deskly.Account}/mcp", body.Replace("IN 30 s", DateTimeOffset.UtcNow.AddSeconds(30).ToString("O")));

        Assert.Equal(400, status);
        Assert.True(problem.Errors(field).Length > 0, problem!.ToJsonString());
        Assert.All(words, word => Assert.Contains(word, problem.Errors(field)));
        Assert.Equal(before, await deskly.StateAsync());
    }

    [Theory]
    [InlineData("{\"name\": \"x\"", "application/json", 400, "JSON")]
    [InlineData("[]", "application/json", 400, "object")]
    [InlineData("name=x", "application/x-www-form-urlencoded", 415, "application/json")]
    public async Task A_body_that_is_no_JSON_object_is_refused(string body, string type, int status, string word)
    {
        var before = await deskly.StateAsync();

        using var answer = await deskly.Product.Api.PostAsync(
            $"/integrated-account/{deskly.Account}/mcp", new StringContent(body, new MediaTypeHeaderValue(type)));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains(word, text);
        Assert.Equal(before, await deskly.StateAsync());
    }

    [Theory]
    [InlineData(null, "Authorization: Bearer pb_")]
    [InlineData("Bearer pb_0123456789abcdef0123456789abcdef", "not known here, was deleted, or has expired")]
    [InlineData("Basic YWRtaW46YWRtaW4=", "Authorization: Bearer pb_")]
    public async Task A_caller_without_a_right_token_does_nothing(string? authorization, string words)
    {
        var before = await deskly.StateAsync();
        using var stranger = new HttpClient { BaseAddress = deskly.Product.Url };
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        foreach (var (verb, path) in new[]
        {
            ("POST", $"/integrated-account/{deskly.Account}/mcp"),
            ("DELETE", $"/integrated-account/{deskly.Account}"),
            ("POST", $"/proxy/{deskly.Account}/tickets"),
        })
        {
            var (status, problem) = await stranger.SendJsonAsync(verb, path, """{"name":"x"}""");

            Assert.Equal(401, status);
            Assert.Contains(words, (string)problem!["detail"]!);
            Assert.DoesNotContain("0123456789abcdef", problem.ToJsonString());
        }

        Assert.Equal(before, await deskly.StateAsync());
        Assert.Empty(deskly.Vendor.TicketRequests);
    }
}
