using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Integrations;
using Patchbay.Tests.EndToEnd;
using Patchbay.Tests.Hosting;
using Patchbay.Upstream;
using FakeVendor = Patchbay.Tests.Upstream.FakeVendor;

namespace Patchbay.Tests.Security;

/// <summary>
/// Nobody makes Patchbay ask what they cannot reach themselves: not as an account's address, not as a file's, not by a redirect, and not
/// by a name that changes its mind.
/// </summary>
public sealed class OutgoingCorpusTests : IClassFixture<OutgoingCorpusTests.Scene>
{
    private readonly Scene scene;

    public OutgoingCorpusTests(Scene scene)
    {
        this.scene = scene;
        scene.Trap.Requests.Clear();
    }

    /// <summary>Addresses of this machine, its network or a cloud's metadata, in every spelling; <c>{0}</c> is the port of a server that must never be asked.</summary>
    public static TheoryData<string> Hosts() =>
    [
        "127.0.0.1:{0}", "localhost:{0}", "LOCALHOST:{0}", "localhost.:{0}", "127.1:{0}", "127.0.1:{0}", "2130706433:{0}", "0x7f000001:{0}", "0x7f.0.0.1:{0}", "0177.0.0.1:{0}", "017700000001:{0}",
        "127.0.0.01:{0}", "0.0.0.0:{0}", "0:{0}", "[::1]:{0}", "[::]:{0}", "[::ffff:127.0.0.1]:{0}", "[::ffff:7f00:1]:{0}", "[0:0:0:0:0:ffff:7f00:0001]:{0}", "[::127.0.0.1]:{0}", "[64:ff9b::7f00:1]:{0}",
        "[2002:7f00:1::]:{0}", "127.0.0.2:{0}", "127.255.255.254:{0}", "①②⑦.⓪.⓪.①:{0}", "127。0。0。1:{0}",
        "169.254.169.254", "[::ffff:169.254.169.254]", "[fd00:ec2::254]", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192",
        "10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "[fc00::1]", "[fe80::1]", "[ff02::1]",
    ];

    /// <summary>Those that fit into a header.</summary>
    public static TheoryData<string> AsciiHosts() => [.. Hosts().Select(row => row.Data).Where(host => host.All(char.IsAscii))];

    /// <summary>Addresses that are no web address of a file at all.</summary>
    public static TheoryData<string> Oddities() =>
    [
        "file:///etc/passwd", "file://localhost/etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1:6379/_x", "dict://127.0.0.1:11211/", "data:text/plain,x", "javascript:alert(1)", "jar:http://127.0.0.1!/", "ldap://127.0.0.1",
        "http://user@127.0.0.1/", "http://1.1.1.1@127.0.0.1/", "http://1.1.1.1:80@127.0.0.1:80/", "http://user:pass@1.1.1.1/", "//127.0.0.1/x", "/etc/passwd", "\\\\127.0.0.1\\share", "http:127.0.0.1", "http:///127.0.0.1", "http://", "http:// 127.0.0.1", "unix:/var/run/docker.sock",
    ];

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task A_host_that_is_not_public_is_no_address_of_an_account(string host)
    {
        var url = $"http://{string.Format(host, scene.TrapPort)}";

        var (status, problem) = await scene.Api.SendJsonAsync("POST", "/integrated-account", Account(url));

        Assert.Equal(400, status);
        IsRefused(problem.Errors("variables") + problem.Errors("variables.base_url"));
        Assert.Empty((await scene.Api.SendJsonAsync("GET", "/integrated-account")).Json!["result"]!.AsArray());
        Assert.Empty(scene.Trap.Requests);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task An_account_stored_unverified_still_reaches_nothing(string host)
    {
        var url = $"http://{string.Format(host, scene.TrapPort)}";
        var (status, account) = await scene.Api.SendJsonAsync("POST", "/integrated-account?verify=false", Account(url));
        if (status == 400)
        {
            Assert.Contains("http or https URL", account.Errors("variables.base_url")); // not an address to begin with
            return;
        }

        var (_, answer) = await scene.Api.SendJsonAsync("POST", $"/integrated-account/{account!["id"]}/tools/list_all_deskly_tickets", "{}");
        await scene.Api.SendJsonAsync("DELETE", $"/integrated-account/{account["id"]}");

        IsRefused((string)answer!["detail"]!);
        Assert.Empty(scene.Trap.Requests);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task A_file_is_not_fetched_from_a_host_that_is_not_public(string host)
    {
        var file = await FetchAsync($"http://{string.Format(host, scene.TrapPort)}/x");

        IsRefused(file.Failure!);
        Assert.Empty(scene.Trap.Requests);
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task A_files_address_is_a_web_address_without_a_user(string url)
    {
        await using var deskly = await DesklyProduct.StartAsync();

        var answer = await deskly.CallAsync("create_a_deskly_ticket", JsonSerializer.Serialize(new { subject = "x", email = "a@b.example", attachments = new[] { new { url, filename = "a.txt" } } }));

        Assert.Contains("nothing was sent", answer.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, deskly.Vendor.Subjects.Count);
    }

    [Theory]
    [MemberData(nameof(AsciiHosts))]
    public async Task A_redirect_leads_nowhere_the_address_itself_could_not(string host)
    {
        var target = $"http://{string.Format(host, scene.TrapPort)}/x";
        await using var door = await FakeVendor.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = target;
            return Task.CompletedTask;
        });

        var file = await FetchAsync(door.Url + "/file", allow: new Uri(door.Url).Authority);

        IsRefused(file.Failure!);
        Assert.Single(door.Requests);
        Assert.Empty(scene.Trap.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Credentials_follow_no_redirect_even_to_a_host_that_is_allowed(int status)
    {
        await using var other = await FakeVendor.RepliesAsync(200);
        await using var vendor = await FakeVendor.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = other.Url + "/api/v2/me";
            return Task.CompletedTask;
        });
        await using var deskly = await DesklyProduct.StartAsync();

        var (connected, body) = await deskly.Product.TryConnectAsync("deskly", "api_key", new() { ["subdomain"] = "acme", ["base_url"] = vendor.Url }, new() { ["api_key"] = DesklyVendor.ApiKey });

        Assert.Equal(400, connected);
        Assert.Contains("does not follow", body);
        Assert.Single(vendor.Requests);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_name_that_changes_between_check_and_connect_is_connected_where_it_was_checked()
    {
        await using var trap = await FakeVendor.RepliesAsync(200);
        var asked = 0;
        var guard = new OutgoingGuard(AllowList.Parse("127.0.0.2"), (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Parse("127.0.0.2") : IPAddress.Loopback]));
        using var handler = new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync, UseProxy = false };
        using var http = new HttpClient(handler);

        await Assert.ThrowsAnyAsync<Exception>(() => http.GetAsync(new Uri($"http://rebind.example:{new Uri(trap.Url).Port}/")));

        Assert.Equal(1, asked); // one look-up for both, so there is no second answer to believe
        Assert.Empty(trap.Requests);
    }

    [Fact]
    public async Task A_name_that_resolves_to_this_machine_is_refused()
    {
        var guard = new OutgoingGuard(AllowList.None, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("::1")]));
        using var handler = new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync, UseProxy = false };
        using var http = new HttpClient(handler);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => http.GetAsync(new Uri($"http://innocent.example:{scene.TrapPort}/")));

        IsRefused((failure as RefusedAddressException ?? failure.InnerException)!.Message);
        Assert.Empty(scene.Trap.Requests);
    }

    private static string Account(string url) => new JsonObject
    {
        ["integration"] = "deskly",
        ["tenant_id"] = "acme",
        ["variables"] = new JsonObject { ["subdomain"] = "acme", ["base_url"] = url },
        ["credential_kind"] = "api_key",
        ["credentials"] = new JsonObject { ["api_key"] = DesklyVendor.ApiKey },
    }.ToJsonString();

    private static async Task<RemoteFile> FetchAsync(string url, string? allow = null)
    {
        using var connections = new UpstreamConnections(new UpstreamOptions { Allow = AllowList.Parse(allow), ConnectTimeout = TimeSpan.FromSeconds(2) });
        return Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? await RemoteFiles.OpenAsync(connections, address, 1_000_000, CancellationToken.None)
            : new RemoteFile(Content: null, FileName: null, ContentType: null, "A file's URL must start with https:// or http://.");
    }

    /// <summary>One of three sentences: the address is refused, it is none, or the name leads nowhere.</summary>
    private static void IsRefused(string message) => Assert.Matches(
        "not connected\\. An operator can allow it by adding the host or its range to PATCHBAY_UPSTREAM_ALLOW|must start with https://|[Mm]ust be an http or https URL|The host name of .* was not found", message);

    /// <summary>A Patchbay that may reach public addresses only, and a server that must never be asked.</summary>
    public sealed class Scene : IAsyncLifetime
    {
        private Product product = null!;

        internal FakeVendor Trap { get; private set; } = null!;

        internal HttpClient Api => product.Api;

        internal int TrapPort => new Uri(Trap.Url).Port;

        public async ValueTask InitializeAsync()
        {
            Trap = await FakeVendor.RepliesAsync(200, """{"name":"trap"}""");
            product = await Product.StartAsync(Integrations.IntegrationFolder.Fixtures, settings: options => options.UpstreamAllow = null);
        }

        public async ValueTask DisposeAsync()
        {
            await product.DisposeAsync();
            await Trap.DisposeAsync();
        }
    }
}
