using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Tests.EndToEnd;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Security;

/// <summary>
/// Every route that needs an API token, asked for tenant A's things by everybody who may not have them. The routes are read from the running
/// server: a new one is in the matrix by itself, and fails it until the matrix knows what its parameters stand for.
/// </summary>
public sealed class TenantMatrixTests : IAsyncLifetime
{
    private readonly Scene scene = new();

    public ValueTask InitializeAsync() => scene.InitializeAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Theory, EachDatabase]
    public async Task Nobody_reaches_another_tenants_things_on_any_route()
    {
        var before = await scene.StateAsync();
        var leaks = new List<string>();
        var asked = 0;
        // Reads first: a stranger's own refused attempts stand in the stranger's own audit, with the ids it asked for.
        foreach (var (verb, path, isManage) in scene.Routes().OrderBy(route => route.Verb != "GET"))
        {
            foreach (var (who, client, mayManage) in scene.Strangers)
            {
                asked++;
                using var request = new HttpRequestMessage(new HttpMethod(verb), path);
                if (verb is "POST" or "PATCH" or "PUT")
                {
                    request.Content = JsonContent.Create(scene.BodyFor(path));
                }

                using var response = await client.SendAsync(request);
                var body = await response.Content.ReadAsStringAsync();
                var status = (int)response.StatusCode;
                // A list answers a stranger with what is the stranger's own: nothing of tenant A may stand in it.
                var isRight = who == "nobody" ? status == 401
                    : isManage && !mayManage ? status == 403
                    : status is 403 or 404 or 400 || (status is >= 200 and < 300 && !scene.OwnWords.Any(word => body.Contains(word, StringComparison.Ordinal)));
                if (!isRight)
                {
                    leaks.Add($"{who}: {verb} {path} → {status} {body[..Math.Min(body.Length, 200)]}");
                }
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        Assert.Equal(before, await scene.StateAsync());
        Assert.InRange(asked, 60, int.MaxValue);
    }

    [Theory, EachDatabase]
    public async Task What_is_anothers_looks_like_what_is_not_there()
    {
        var stranger = scene.Strangers.Single(one => one.Who == "manager of another tenant").Client;

        foreach (var (foreign, missing) in new[]
        {
            ($"/integrated-account/{scene.Account}", "/integrated-account/acc_nothing"),
            ($"/integrated-account/{scene.Account}/mcp", "/integrated-account/acc_nothing/mcp"),
            ($"/integrated-account/{scene.Account}/tools", "/integrated-account/acc_nothing/tools"),
            ($"/proxy/{scene.Account}/tickets", "/proxy/acc_nothing/tickets"),
        })
        {
            var theirs = await stranger.SendJsonAsync("GET", foreign);
            var nothing = await stranger.SendJsonAsync("GET", missing);
            Assert.Equal((404, 404), (theirs.Status, nothing.Status));
            Assert.Equal(Plain(nothing.Json, "acc_nothing"), Plain(theirs.Json, scene.Account));
        }

        static string Plain(JsonNode? problem, string id)
        {
            problem!.AsObject().Remove("traceId");
            problem.AsObject().Remove("trace_id");
            return problem.ToJsonString().Replace(id, "ID", StringComparison.Ordinal);
        }
    }

    /// <summary>Tenant A with an account, an MCP server and an API token, and the callers who are not tenant A.</summary>
    private sealed class Scene : IAsyncLifetime
    {
        private const string SecretName = "Account-of-tenant-A";

        private static readonly string[] Open = ["/mcp", "/healthz", "/readyz", "/openapi/", "/download", "/session", "/connect/"];

        private DesklyProduct deskly = null!;
        private string server = "";
        private string token = "";

        internal string Account => deskly.Account;

        /// <summary>What no stranger may read.</summary>
        internal IReadOnlyList<string> OwnWords => [deskly.Account, server, token, SecretName];

        internal IReadOnlyList<(string Who, HttpClient Client, bool MayManage)> Strangers { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            deskly = await DesklyProduct.StartAsync(settings: options => options.FailedTokensPerMinute = 1_000_000);
            await deskly.ApiAsync("PATCH", $"/integrated-account/{deskly.Account}", $$"""{"name":"{{SecretName}}"}""");
            server = (string)(await deskly.ApiAsync("GET", $"/integrated-account/{deskly.Account}/mcp")).Json!["result"]![0]!["id"]!;
            token = (string)(await TokenAsync("acme", "manage")).Json!["id"]!;
            Strangers =
            [
                ("nobody", Client(null), false),
                ("nobody", Client("pb_wrong"), false),
                ("manager of another tenant", Client((string)(await TokenAsync("other", "manage")).Json!["token"]!), true),
                ("caller of another tenant", Client((string)(await TokenAsync("other", "call")).Json!["token"]!), false),
            ];
        }

        public ValueTask DisposeAsync()
        {
            foreach (var stranger in Strangers)
            {
                stranger.Client.Dispose();
            }

            return deskly.DisposeAsync();
        }

        /// <summary>Every protected route with its verbs, filled in with tenant A's ids.</summary>
        internal IEnumerable<(string Verb, string Path, bool IsManage)> Routes()
        {
            foreach (var endpoint in deskly.Product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            {
                var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
                var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
                if (policies.Count == 0)
                {
                    Assert.True(pattern == "/" || Open.Any(open => pattern.StartsWith(open, StringComparison.Ordinal)), $"{pattern} asks for no API token: is that meant?");
                    continue;
                }

                foreach (var verb in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST", "PATCH", "DELETE"])
                {
                    yield return (verb, Fill(endpoint.RoutePattern, pattern), policies.Any(policy => policy.Policy == Patchbay.Access.Policies.Manage));
                }
            }
        }

        /// <summary>A body that would change something if it were let in.</summary>
        internal object BodyFor(string path) => path switch
        {
            "/integrated-account" or "/connect-link" => new
            {
                integration = "deskly", tenant_id = "acme", variables = new { subdomain = "acme", base_url = deskly.Vendor.Url }, credential_kind = "api_key", credentials = new { api_key = DesklyVendor.ApiKey },
            },
            "/api-token" => new { name = "stolen", scopes = new[] { "manage" }, tenant_id = "acme" },
            _ when path.Contains("/tools/", StringComparison.Ordinal) || path.StartsWith("/proxy/", StringComparison.Ordinal) => new { subject = "stolen", email = "a@b.example" },
            _ => new { name = "stolen" },
        };

        internal async Task<string> StateAsync() =>
            await deskly.StateAsync() + (await deskly.Product.GetAsync("/api-token"))["result"]!.AsArray().Count(one => (string?)one!["tenant_id"] == "acme");

        private string Fill(Microsoft.AspNetCore.Routing.Patterns.RoutePattern route, string pattern)
        {
            foreach (var parameter in route.Parameters)
            {
                var value = parameter.Name switch
                {
                    "integrated_account_id" or "account" => deskly.Account,
                    "mcp_id" => server,
                    "tool" => "create_a_deskly_ticket",
                    "resource" => "tickets",
                    "method" => "reply",
                    "name" => "deskly",
                    "id" when pattern.StartsWith("/integrated-account", StringComparison.Ordinal) => deskly.Account,
                    "id" when pattern.StartsWith("/api-token", StringComparison.Ordinal) => token,
                    "id" when pattern.StartsWith("/proxy", StringComparison.Ordinal) => "1",
                    "id" when pattern.StartsWith("/connect-link", StringComparison.Ordinal) => "cl_nothing",
                    _ => null,
                };
                Assert.True(value is not null, $"{pattern}: tell this test what '{parameter.Name}' is for.");
                var start = pattern.IndexOf('{', StringComparison.Ordinal);
                pattern = pattern[..start] + value + pattern[(pattern.IndexOf('}', StringComparison.Ordinal) + 1)..];
            }

            return pattern.TrimEnd('/');
        }

        private HttpClient Client(string? bearer)
        {
            var client = new HttpClient { BaseAddress = deskly.Product.Url };
            if (bearer is not null)
            {
                client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
            }

            return client;
        }

        private Task<(int Status, JsonNode? Json)> TokenAsync(string tenant, string scope) =>
            deskly.ApiAsync("POST", "/api-token", $$"""{"name":"{{tenant}} {{scope}}","scopes":["{{scope}}"],"tenant_id":"{{tenant}}"}""");
    }
}
