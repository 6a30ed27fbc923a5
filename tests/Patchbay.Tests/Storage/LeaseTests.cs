using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Hosting;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Storage;

/// <summary>What one process does for all.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualClock clock = new();
    private RunningPatchbay patchbay = null!;

    public async ValueTask InitializeAsync() => patchbay = await RunningPatchbay.StartAsync();

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory, EachDatabase]
    public async Task One_has_it_until_it_leaves_or_lets_it_lapse()
    {
        var (one, other) = (Leases(), Leases());

        Assert.True(await one.TakeAsync("a", Minute, default));
        Assert.False(await other.TakeAsync("a", Minute, default));
        Assert.True(await other.TakeAsync("b", Minute, default));
        clock.Advance(Minute / 2);
        Assert.True(await one.TakeAsync("a", Minute, default)); // longer
        clock.Advance(Minute / 2);
        Assert.False(await other.TakeAsync("a", Minute, default));
        clock.Advance(Minute / 2);
        Assert.True(await other.TakeAsync("a", Minute, default));
        await one.LeaveAsync("a", default); // it is not its own any more
        Assert.False(await one.TakeAsync("a", Minute, default));
        await other.LeaveAsync("a", default);
        Assert.True(await one.TakeAsync("a", Minute, default));
    }

    [Theory, EachDatabase]
    public async Task Of_many_at_once_one_gets_it()
    {
        var got = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Leases().TakeAsync("a", Minute, default))));

        Assert.Single(got, taken => taken);
    }

    [Theory, EachDatabase]
    public async Task Chores_are_done_by_one_process_and_by_the_next_when_that_stops_and_its_own_by_each()
    {
        var done = new List<string>();
        using var first = Keeper("first");
        using var second = Keeper("second");
        await first.StartAsync(default);
        await second.StartAsync(default);

        await RoundAsync(2);
        var sweeper = Assert.Single(Done(), one => one.EndsWith(" sweeps", StringComparison.Ordinal)).Split(' ')[0];
        var (leaving, staying, stays) = sweeper == "first" ? (first, second, "second") : (second, first, "first");
        await leaving.StopAsync(default);
        lock (done)
        {
            done.Clear();
        }

        await RoundAsync(1);

        Assert.Equal([$"{stays} notes", $"{stays} sweeps"], Done().Order());
        await staying.StopAsync(default);

        Housekeeping Keeper(string name) => new(
            [new Chore("sweep", _ => NoteAsync($"{name} sweeps")), new Chore("note", _ => NoteAsync($"{name} notes"), AlsoAtStop: true)],
            Leases(), clock, NullLogger<Housekeeping>.Instance);

        Task NoteAsync(string what)
        {
            lock (done)
            {
                done.Add(what);
            }

            return Task.CompletedTask;
        }

        List<string> Done()
        {
            lock (done)
            {
                return [.. done];
            }
        }

        async Task RoundAsync(int keepers)
        {
            while (clock.TimersWaiting < keepers)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            clock.Advance(Housekeeping.Interval);
            while (Done().Count(one => one.EndsWith(" notes", StringComparison.Ordinal)) < keepers)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        }
    }

    private Leases Leases() => new(patchbay.App.Services.GetRequiredService<Database>(), clock);
}
