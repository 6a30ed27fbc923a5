using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Upstream;

/// <summary>
/// Vendors behind TLS. The server is a process of its own, which trusts the test's authority the way any program here does: OpenSSL reads
/// <c>SSL_CERT_FILE</c> once, when the process first needs it.
/// </summary>
public sealed class TlsTests : IClassFixture<TlsTests.Scene>
{
    private readonly Scene scene;

    public TlsTests(Scene scene) => this.scene = scene;

    [Fact]
    public async Task Many_calls_at_once_share_few_connections_where_a_vendor_offers_HTTP_2()
    {
        await using var vendor = await TlsVendor.StartAsync(scene.Trusted.Issue("localhost"));
        var url = await scene.ServerAsync(vendor);
        vendor.WaitFor(Scene.MostAtOnce);

        var answers = await Task.WhenAll(Enumerable.Range(0, Scene.MostAtOnce).Select(_ => scene.CallAsync(url)));

        TestContext.Current.TestOutputHelper?.WriteLine($"{vendor.Tickets} calls over {vendor.Connections} connections");
        Assert.All(answers, answer => Assert.Contains("\"id\":7", Text(answer)));
        Assert.All(vendor.Requests, request => Assert.Equal("HTTP/2", request.Protocol));
        Assert.Equal(Scene.MostAtOnce, vendor.Tickets);
        Assert.InRange(vendor.Connections, 2, 5); // a connection takes 100 at once, as Kestrel is set
    }

    [Fact]
    public async Task A_vendor_that_offers_only_HTTP_1_is_spoken_to_in_it_and_its_connections_are_used_again()
    {
        await using var vendor = await TlsVendor.StartAsync(scene.Trusted.Issue("localhost"), HttpProtocols.Http1);
        var url = await scene.ServerAsync(vendor);
        vendor.WaitFor(20);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => scene.CallAsync(url)));
        for (var i = 0; i < 20; i++)
        {
            await scene.CallAsync(url);
        }

        Assert.All(answers, answer => Assert.Contains("\"id\":7", Text(answer)));
        Assert.All(vendor.Requests, request => Assert.Equal("HTTP/1.1", request.Protocol));
        Assert.Equal(40, vendor.Tickets);
        Assert.InRange(vendor.Connections, 20, 25); // one each of those at once, and none for those after
    }

    [Theory]
    [InlineData("self-signed", "it is self-signed, and not among the certificates that Patchbay's machine trusts")]
    [InlineData("of a stranger", "its issuer, Nobody's authority, is not among the authorities that Patchbay's machine trusts")]
    [InlineData("expired", "it expired on {0:yyyy-MM-dd}")]
    [InlineData("not valid yet", "it is valid only from {1:yyyy-MM-dd} on")]
    [InlineData("of another host", "it is for desk.example, not for localhost")]
    [InlineData("of another host and expired", "it is for desk.example, not for localhost; it expired on {0:yyyy-MM-dd}")]
    public async Task A_certificate_that_is_refused_is_told_with_its_host_and_what_is_wrong_and_nothing_is_sent(string kind, string wrong)
    {
        await using var vendor = await TlsVendor.StartAsync(scene.CertificateThatIs(kind));
        var told = $"The TLS certificate of localhost:{vendor.Port} is refused: {string.Format(CultureInfo.InvariantCulture, wrong, Scene.Expired, Scene.NotYet)}.";

        var (connected, problem) = await scene.ConnectAsync(vendor, verify: true);
        var answer = await scene.CallAsync(await scene.ServerAsync(vendor));

        Assert.Equal(400, connected);
        Assert.Contains(told, problem.Errors("variables"));
        Assert.True((bool)answer["result"]!["isError"]!);
        Assert.Contains(told, Text(answer));
        Assert.Empty(vendor.Requests);
    }

    [Fact]
    public async Task A_vendor_known_by_its_address_needs_a_certificate_of_that_address()
    {
        await using var vendor = await TlsVendor.StartAsync(scene.Trusted.Issue("127.0.0.1"));

        var right = await scene.CallAsync(await scene.ServerAsync(vendor, "127.0.0.1"));
        var wrong = await scene.CallAsync(await scene.ServerAsync(vendor, "localhost"));

        Assert.Contains("\"id\":7", Text(right));
        Assert.Contains("it is for 127.0.0.1, not for localhost.", Text(wrong));
    }

    private static string Text(JsonNode answer) => (string)answer["result"]!["content"]![0]!["text"]!;

    /// <summary>A server that trusts one authority.</summary>
    public sealed class Scene : IAsyncLifetime
    {
        /// <summary>Calls under way to one host.</summary>
        public const int MostAtOnce = 250;

        private readonly DataFolder folder = new();
        private readonly TestAuthority stranger = new("Nobody's authority");
        private readonly IntegrationFolder integrations = IntegrationFolder.DesklyWith(
            "integration.yaml", "timeout: 20", $"timeout: 60\nmax_concurrent_requests: {MostAtOnce}");

        private PatchbayProcess patchbay = null!;
        private HttpClient api = null!;

        internal static DateTimeOffset Expired { get; } = DateTimeOffset.UtcNow.AddDays(-2);

        internal static DateTimeOffset NotYet { get; } = DateTimeOffset.UtcNow.AddDays(2);

        internal TestAuthority Trusted { get; } = new("Everybody's authority");

        public async ValueTask InitializeAsync()
        {
            patchbay = await PatchbayProcess.StartAsync(
                folder, integrations.Root, ("PATCHBAY_UPSTREAM_ALLOW", "127.0.0.0/8"), ("SSL_CERT_FILE", Trusted.TrustFile));
            api = patchbay.Client(patchbay.AdminToken);
        }

        public async ValueTask DisposeAsync()
        {
            api.Dispose();
            await patchbay.DisposeAsync();
            integrations.Dispose();
            stranger.Dispose();
            Trusted.Dispose();
            folder.Dispose();
        }

        internal X509Certificate2 CertificateThatIs(string kind) => kind switch
        {
            "self-signed" => TestAuthority.SelfSigned("localhost"),
            "of a stranger" => stranger.Issue("localhost"),
            "expired" => Trusted.Issue("localhost", Expired.AddDays(-5), Expired),
            "not valid yet" => Trusted.Issue("localhost", NotYet, NotYet.AddDays(5)),
            "of another host" => Trusted.Issue("desk.example"),
            "of another host and expired" => Trusted.Issue("desk.example", Expired.AddDays(-5), Expired),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

        internal Task<(int Status, JsonNode? Json)> ConnectAsync(TlsVendor vendor, bool verify, string host = "localhost") =>
            api.SendJsonAsync("POST", $"/integrated-account?verify={(verify ? "true" : "false")}", $$"""
                {"integration":"deskly","tenant_id":"acme","variables":{"subdomain":"acme","base_url":"https://{{host}}:{{vendor.Port}}"},"credentials":{"api_key":"{{RunningPatchbay.ApiKey}}"} }
                """);

        /// <summary>An MCP server on an account of this vendor.</summary>
        internal async Task<Uri> ServerAsync(TlsVendor vendor, string host = "localhost")
        {
            var (status, account) = await ConnectAsync(vendor, verify: false, host);
            Assert.True(status == 201, account?.ToJsonString());
            var (_, server) = await api.SendJsonAsync("POST", $"/integrated-account/{account!["id"]}/mcp", """{"name":"x"}""");
            return new Uri((string)server!["url"]!);
        }

        internal async Task<JsonNode> CallAsync(Uri server)
        {
            using var response = await api.PostAsync(server.AbsolutePath, FakeProduct.Call(7));
            return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        }
    }
}
