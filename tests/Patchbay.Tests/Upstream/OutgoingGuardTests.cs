using System.Net;
using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Tests.Upstream;

public sealed class OutgoingGuardTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]                        // IPv4-compatible
    [InlineData("::ffff:127.0.0.1")]                // IPv4-mapped
    [InlineData("::ffff:a9fe:a9fe")]
    [InlineData("::ffff:0:127.0.0.1")]              // IPv4-translated
    [InlineData("64:ff9b::127.0.0.1")]              // NAT64
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::a00:1")]                // NAT64, local prefix
    [InlineData("2002:7f00:1::")]                   // 6to4
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")] // Teredo
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("100::1")]
    public void An_address_that_is_not_public_is_refused_and_the_setting_named(string address)
    {
        var guard = new OutgoingGuard(AllowList.None);

        var refused = Assert.Throws<RefusedAddressException>(() => guard.Admit("desk.example", 443, [IPAddress.Parse(address)]));

        Assert.Contains("desk.example", refused.Message);
        Assert.Contains("PATCHBAY_UPSTREAM_ALLOW", refused.Message);
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::1.1.1.1")]
    public void A_public_address_is_admitted(string address) =>
        Assert.Single(new OutgoingGuard(AllowList.None).Admit("desk.example", 443, [IPAddress.Parse(address)]));

    [Fact]
    public void Of_a_name_with_mixed_addresses_only_the_public_ones_are_connected_to()
    {
        var admitted = new OutgoingGuard(AllowList.None).Admit(
            "desk.example", 443, [IPAddress.Loopback, IPAddress.Parse("1.1.1.1"), IPAddress.Parse("10.0.0.1")]);

        Assert.Equal([IPAddress.Parse("1.1.1.1")], admitted);
    }

    [Theory]
    [InlineData("10.0.0.0/8", "desk.example", 443, "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "desk.example", 443, "::ffff:10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "desk.example", 443, "192.168.0.1", false)]
    [InlineData("Desk.Example", "desk.example", 443, "192.168.0.1", true)]
    [InlineData("desk.example", "evil.desk.example", 443, "192.168.0.1", false)]
    [InlineData("127.0.0.1:8080", "127.0.0.1", 8080, "127.0.0.1", true)]
    [InlineData("127.0.0.1:8080", "127.0.0.1", 8081, "127.0.0.1", false)]
    [InlineData("localhost:8080", "localhost", 8080, "::1", true)]
    [InlineData("localhost:8080", "localhost", 22, "::1", false)]
    [InlineData("[::1]:8080, 10.0.0.0/8", "localhost", 8080, "::1", true)]
    [InlineData("fd00::/8 10.0.0.0/8", "desk.example", 443, "fd12::1", true)]
    public void The_allow_list_admits_what_it_names_and_no_more(string allow, string host, int port, string address, bool admitted)
    {
        var guard = new OutgoingGuard(AllowList.Parse(allow));

        var refusal = Record.Exception(() => guard.Admit(host, port, [IPAddress.Parse(address)]));

        Assert.Equal(admitted, refusal is null);
    }

    [Fact]
    public void A_list_that_cannot_be_read_names_every_bad_entry()
    {
        var problem = Assert.Throws<FormatException>(() => AllowList.Parse("10.0.0.0/99, desk.example, http://x.example, 300.1.2.3, host:0"));

        Assert.Contains("'10.0.0.0/99', 'http://x.example', '300.1.2.3', 'host:0'", problem.Message);
        Assert.Contains("PATCHBAY_UPSTREAM_ALLOW", problem.Message);
        Assert.DoesNotContain("'desk.example'", problem.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    [InlineData("http://2130706433:{0}")]      // the same address as one number
    [InlineData("http://0x7f.1:{0}")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}")]
    public async Task However_loopback_is_spelled_no_request_reaches_it(string template)
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);
        using var connections = new UpstreamConnections(new UpstreamOptions());

        using var response = await Deskly.Upstream(connections, Deskly.Account(string.Format(template, new Uri(vendor.Url).Port)))
            .SendAsync(Deskly.Get("/me"), CancellationToken.None);

        Assert.Equal(ToolError.Unavailable, response.Failure);
        Assert.Contains("PATCHBAY_UPSTREAM_ALLOW", response.FailureMessage);
        Assert.Empty(vendor.Requests);
    }
}
