using Patchbay.Servers;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Servers;

public sealed class ServerDirectoryTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly DataFolder folder = new();
    private RunningPatchbay patchbay = null!;
    private string account = "";

    private ServerDirectory Directory => patchbay.Part<ServerDirectory>();

    public async ValueTask InitializeAsync()
    {
        patchbay = await RunningPatchbay.StartAsync(folder);
        account = await patchbay.ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await patchbay.DisposeAsync();
        folder.Dispose();
    }

    [Theory, EachDatabase]
    public async Task A_known_url_comes_from_memory_as_the_same_snapshot()
    {
        var (id, token) = await patchbay.MakeServerAsync(account, """{"methods":["read"],"require_api_token_auth":true,"tool_exposure":"discovery"}""");

        var first = await Directory.FindAsync(token, default);
        var second = Directory.FindAsync(token, default);

        Assert.True(second.IsCompletedSuccessfully);
        Assert.Same(first, await second);
        Assert.Equal(id, first!.Id);
        Assert.True(first.Discovery);
        Assert.True(first.RequireApiTokenAuth);
        Assert.All(first.Tools.Tools, tool => Assert.Equal("read", tool.Category));
    }

    [Theory]
    [EachDatabase("")]
    [EachDatabase("nobody-made-this-token")]
    [EachDatabase("töken")]
    public async Task An_unknown_url_is_null_each_time(string token)
    {
        Assert.Null(await Directory.FindAsync(token, default));
        Assert.Null(await Directory.FindAsync(token, default));
        Assert.Null(await Directory.FindAsync(new string('x', 5_000), default));
    }

    [Theory, EachDatabase]
    public async Task Servers_with_the_same_filters_share_one_tool_set()
    {
        var (_, one) = await patchbay.MakeServerAsync(account, """{"methods":["list","get"]}""");
        var (_, two) = await patchbay.MakeServerAsync(await patchbay.ConnectAsync("other"), """{"methods":["get","list"]}""");

        Assert.Same((await Directory.FindAsync(one, default))!.Tools, (await Directory.FindAsync(two, default))!.Tools);
    }

    [Theory, EachDatabase]
    public async Task A_revoked_server_closes_its_streams()
    {
        var (id, token) = await patchbay.MakeServerAsync(account);
        var closed = Fires((await Directory.FindAsync(token, default))!.Closed);

        await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/{account}/mcp/{id}");

        Assert.Null(await Directory.FindAsync(token, default));
        await closed.WaitAsync(Soon);
    }

    [Theory, EachDatabase]
    public async Task Deleting_the_account_closes_its_servers()
    {
        var (_, token) = await patchbay.MakeServerAsync(account);
        var closed = Fires((await Directory.FindAsync(token, default))!.Closed);

        await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/{account}");

        await closed.WaitAsync(Soon);
        Assert.Null(await Directory.FindAsync(token, default));
    }

    [Theory, EachDatabase]
    public async Task A_server_closes_at_the_instant_it_expires_and_its_row_goes()
    {
        var at = DateTimeOffset.UtcNow.AddMilliseconds(900);
        var (server, token) = await patchbay.Part<McpServerStore>().CreateAsync(account, "short", new McpServerConfig(), at, default);
        var closed = Fires((await Directory.FindAsync(token, default))!.Closed);

        await closed.WaitAsync(Soon);

        Assert.True(DateTimeOffset.UtcNow > at - TimeSpan.FromMilliseconds(20));
        Assert.Null(await Directory.FindAsync(token, default));
        Assert.Equal(1, await patchbay.Part<McpServerStore>().SweepAsync(10, default));
        Assert.Null(await patchbay.Part<McpServerStore>().FindAsync(account, server.Id, default));
    }

    [Theory, EachDatabase]
    public async Task Changed_fires_when_clients_see_something_else_and_not_otherwise()
    {
        var (id, token) = await patchbay.MakeServerAsync(account);
        var before = (await Directory.FindAsync(token, default))!;

        await patchbay.Api.SendJsonAsync("PATCH", $"/integrated-account/{account}", """{"credentials":{"api_key":"ZZZZZZZZZZ0123456789"}}""");
        var same = (await Directory.FindAsync(token, default))!;
        Assert.Equal("ZZZZZZZZZZ0123456789", same.Account.Credentials["api_key"]);
        Assert.False(before.Changed.IsCancellationRequested);

        var changed = Fires(before.Changed);
        await patchbay.Api.SendJsonAsync("PATCH", $"/integrated-account/{account}/mcp/{id}", """{"config":{"methods":["read"]}}""");
        await changed.WaitAsync(Soon);
        Assert.False(before.Closed.IsCancellationRequested);

        var fields = Fires((await Directory.FindAsync(token, default))!.Changed);
        patchbay.Vendor.Fields = FakeVendor.FieldsWith("severity");
        await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/refresh-fields");
        await fields.WaitAsync(Soon);
    }

    [Theory, EachDatabase]
    public async Task Another_process_on_the_database_follows_within_a_second_or_so()
    {
        await using var other = await RunningPatchbay.StartAsync(folder);
        var (id, token) = await patchbay.MakeServerAsync(account);
        var closed = Fires((await other.Part<ServerDirectory>().FindAsync(token, default))!.Closed);

        await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/{account}/mcp/{id}");

        await closed.WaitAsync(Soon);
        Assert.Null(await other.Part<ServerDirectory>().FindAsync(token, default));
    }

    [Theory, EachDatabase]
    public async Task A_small_cache_still_serves_every_url_and_tells_those_it_drops_to_look_again()
    {
        await using var small = await RunningPatchbay.StartAsync(folder, options => options.CachedServers = 16);
        var tokens = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            tokens.Add((await patchbay.Part<McpServerStore>().CreateAsync(account, $"s{i}", new McpServerConfig(), null, default)).Token);
        }

        var first = (await small.Part<ServerDirectory>().FindAsync(tokens[0], default))!;
        var changed = Fires(first.Changed);
        foreach (var token in tokens.Skip(1))
        {
            Assert.NotNull(await small.Part<ServerDirectory>().FindAsync(token, default));
        }

        await changed.WaitAsync(Soon); // the oldest, and never looked at since
        Assert.False(first.Closed.IsCancellationRequested);
        Assert.NotNull(await small.Part<ServerDirectory>().FindAsync(tokens[0], default));
    }

    private static Task Fires(CancellationToken token)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(fired.SetResult);
        return fired.Task;
    }
}
