using Microsoft.AspNetCore.Http;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Tests.Upstream;
using Patchbay.Tools;

namespace Patchbay.Tests.Tools;

/// <summary>A vendor with one queue, whose fields a test changes.</summary>
public sealed class FieldCacheTests
{
    private readonly ManualClock clock = new();
    private readonly List<string> changed = [];
    private string field = "Colour";
    private int status = 200;
    private TaskCompletionSource? hold;

    [Fact]
    public async Task Fields_are_read_once_and_kept_for_five_minutes()
    {
        await using var vendor = await StartAsync();
        using var deskly = Calls(vendor);

        var first = await GetAsync(deskly);
        clock.Advance(TimeSpan.FromMinutes(4.9));
        var second = await GetAsync(deskly);

        Assert.True(Has(first, "Colour"));
        Assert.Same(first, second);
        Assert.Equal(2, vendor.Requests.Count); // the queues, and the one queue
        Assert.Equal(["acc_1"], changed);
    }

    [Fact]
    public async Task After_five_minutes_they_are_read_again_behind_the_callers_back()
    {
        await using var vendor = await StartAsync();
        using var deskly = Calls(vendor);
        await GetAsync(deskly);
        field = "Size";
        clock.Advance(FieldCache.FreshFor);
        hold = new TaskCompletionSource();

        var stale = await GetAsync(deskly);
        var joining = deskly.Fields.RefreshAsync(deskly.Account, deskly.Integration, CancellationToken.None); // the reading under way
        hold.SetResult();
        var fresh = await joining;

        Assert.True(Has(stale, "Colour"));
        Assert.True(Has(fresh, "Size"));
        Assert.Equal(4, vendor.Requests.Count);
        Assert.Equal(["acc_1", "acc_1"], changed);
    }

    [Fact]
    public async Task What_was_known_stays_when_the_vendor_fails_and_a_refresh_says_why()
    {
        await using var vendor = await StartAsync();
        using var deskly = Calls(vendor);
        await GetAsync(deskly);
        status = 500;

        var failed = await Assert.ThrowsAsync<FieldsUnreadableException>(
            () => deskly.Fields.RefreshAsync(deskly.Account, deskly.Integration, CancellationToken.None));

        Assert.Contains("500", failed.Message);
        Assert.True(Has(await GetAsync(deskly), "Colour"));
        Assert.Equal(["acc_1"], changed);
    }

    [Fact]
    public async Task A_slow_vendor_holds_nobody_up_for_more_than_two_seconds()
    {
        hold = new TaskCompletionSource();
        var told = new TaskCompletionSource();
        await using var vendor = await StartAsync();
        using var deskly = Calls(vendor);
        deskly.Fields.Subscribe(_ => told.TrySetResult());

        var waiting = GetAsync(deskly);
        while (clock.TimersWaiting < 2) // the caller's patience and the reading's own limit
        {
            await Task.Yield();
        }

        clock.Advance(FieldCache.Patience);
        var none = await waiting;
        hold.SetResult();
        await told.Task;

        Assert.Same(AccountFields.None, none);
        Assert.True(Has(await GetAsync(deskly), "Colour"));
    }

    [Fact]
    public async Task Many_callers_share_one_reading()
    {
        await using var vendor = await StartAsync();
        using var deskly = Calls(vendor);

        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => GetAsync(deskly)));

        Assert.All(all, fields => Assert.True(Has(fields, "Colour")));
        Assert.Equal(2, vendor.Requests.Count);
    }

    private DesklyCalls Calls(FakeVendor vendor)
    {
        var deskly = new DesklyCalls(vendor.Url, clock);
        deskly.Fields.Subscribe(changed.Add);
        return deskly;
    }

    private static Task<AccountFields> GetAsync(DesklyCalls deskly) =>
        deskly.Fields.GetAsync(deskly.Account, deskly.Integration, CancellationToken.None).AsTask();

    private static bool Has(AccountFields fields, string name) =>
        fields.BySource.TryGetValue("ticket_fields", out var schema) && schema["properties"]!.AsObject().ContainsKey(name);

    private Task<FakeVendor> StartAsync() => FakeVendor.StartAsync(async context =>
    {
        await (hold?.Task ?? Task.CompletedTask);
        await FakeVendor.ReplyAsync(context, status, context.Request.Path.Value!.EndsWith("/all")
            ? """{"items":[{"id":1,"Name":"General"}]}"""
            : $$"""{"TicketCustomFields":[{"Name":"{{field}}","Type":"Select","Disabled":"0","MaxValues":"1"}]}""");
    });
}
