using Patchbay.Mcp;

namespace Patchbay.Tests.Mcp;

public sealed class SessionIdTests(McpFixture fixture)
{
    private static readonly SessionIds Ids = new(new byte[32]);

    [Theory]
    [InlineData("Desk bot", "1.4")]
    [InlineData(null, null)]
    [InlineData("Ünïcode 机", null)]
    public void It_says_what_the_client_said(string? name, string? version)
    {
        var id = Ids.Seal("token", new ClientSession("2025-06-18", name, version));

        Assert.Equal(new ClientSession("2025-06-18", name, version), Ids.Open("token", id));
        Assert.All(id, one => Assert.InRange(one, '!', '~'));
    }

    [Fact]
    public void Names_are_bounded_and_cannot_stand_in_for_other_fields()
    {
        var id = Ids.Seal("token", new ClientSession("2025-06-18", "a\nb", new string('机', 10_000)));

        Assert.Equal(("a b", 64), (Ids.Open("token", id)!.ClientName, Ids.Open("token", id)!.ClientVersion!.Length));
        Assert.InRange(id.Length, 1, 1_000);
    }

    [Fact]
    public void One_that_was_not_sealed_here_for_this_url_says_nothing()
    {
        var id = Ids.Seal("token", new ClientSession("2025-06-18", "bot", "1"));
        var parts = id.Split('.');

        Assert.Null(Ids.Open("another", id));
        Assert.Null(new SessionIds([.. Enumerable.Repeat((byte)1, 32)]).Open("token", id));
        Assert.All(
            ["", "v1", "v1.", "v1..", "x", "v2" + id[2..], id + "A", id[..^1], $"{parts[0]}.AAAA.{parts[2]}", $"{parts[0]}.{parts[1]}", $"{parts[0]}.{parts[1]}.", new string('v', 5_000)],
            wrong => Assert.Null(Ids.Open("token", wrong)));
    }

    [Fact]
    public async Task A_handshake_gives_one_and_calls_are_answered_in_the_revision_it_settled_on()
    {
        await using var host = await McpHost.StartAsync();
        var shaken = await host.SendAsync("""{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","clientInfo":{"name":"bot","version":"1"} } }""");

        await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""", (SessionIds.Header, shaken.Header(SessionIds.Header)));
        await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""", (SessionIds.Header, "lost"));
        await host.SendAsync("""[{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}]""", (SessionIds.Header, shaken.Header(SessionIds.Header)));

        Assert.Equal(
            [("2025-06-18", "bot", "1"), (null, null, null), ("2025-06-18", "bot", "1")],
            host.Servers.Callers.Select(caller => (caller.ProtocolVersion, caller.ClientName, caller.ClientVersion)));
    }

    [Fact]
    public async Task The_modern_era_neither_gives_nor_reads_one()
    {
        await using var host = await McpHost.StartAsync();
        var shaken = await host.SendAsync("""{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"clientInfo":{"name":"bot","version":"1"} } }""");

        var called = await host.ModernAsync("tools/call", "\"name\":\"echo\"", (SessionIds.Header, shaken.Header(SessionIds.Header)));
        var refused = await host.ModernAsync("initialize");

        Assert.Null(called.Header(SessionIds.Header));
        Assert.Null(refused.Header(SessionIds.Header));
        Assert.Null(Assert.Single(host.Servers.Callers).ClientName);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"initialize"}]""")]
    public async Task Only_a_handshake_gives_one(string body)
    {
        Assert.Null((await fixture.Host.SendAsync(body)).Header(SessionIds.Header));
    }
}
