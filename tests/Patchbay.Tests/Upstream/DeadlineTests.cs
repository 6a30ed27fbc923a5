using Patchbay.Upstream;

namespace Patchbay.Tests.Upstream;

public class DeadlineTests
{
    [Fact]
    public void The_caller_giving_up_ends_it_and_nobody_else()
    {
        using var caller = new CancellationTokenSource();
        var first = Deadline.After(TimeSpan.FromMinutes(1), caller.Token);
        caller.Cancel();

        Assert.True(first.IsOver);
        first.Dispose();
        for (var i = 0; i < 100; i++)
        {
            using var next = Deadline.After(TimeSpan.FromMinutes(1), CancellationToken.None); // made of the same parts
            Assert.False(next.IsOver);
        }
    }

    [Fact]
    public async Task Time_ends_it_and_the_time_of_one_user_is_not_the_next_ones()
    {
        Deadline.After(TimeSpan.FromMilliseconds(50), CancellationToken.None).Dispose();
        using var longer = Deadline.After(TimeSpan.FromMinutes(1), CancellationToken.None);
        using var shorter = Deadline.After(TimeSpan.FromMilliseconds(50), CancellationToken.None);

        await Task.Delay(Timeout.Infinite, shorter.Token).ContinueWith(_ => { }, TestContext.Current.CancellationToken);

        Assert.True(shorter.IsOver);
        Assert.False(longer.IsOver);
    }
}
