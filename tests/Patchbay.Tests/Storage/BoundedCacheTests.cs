using Patchbay.Storage;

namespace Patchbay.Tests.Storage;

public class BoundedCacheTests
{
    [Fact]
    public void It_never_holds_much_more_than_its_capacity_and_keeps_what_is_used()
    {
        var evicted = new List<string>();
        var cache = new BoundedCache<int, string>(100, evicted.Add);
        cache.GetOrAdd(-1, _ => "hot");

        for (var i = 0; i < 10_000; i++)
        {
            cache.GetOrAdd(i, key => key.ToString());
            Assert.True(cache.TryGet(-1, out _));
            Assert.InRange(cache.Count, 1, 101);
        }

        Assert.Equal(10_001 - cache.Count, evicted.Count);
    }

    [Fact]
    public async Task Many_threads_get_the_same_value_and_the_count_stays_true()
    {
        var cache = new BoundedCache<int, object>(1_000);

        var values = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 500).Select(key => cache.GetOrAdd(key, _ => new object())).ToList())));

        Assert.All(values, list => Assert.Equal(values[0], list));
        Assert.Equal(500, cache.Count);
        Assert.Equal(500, cache.Values.Count());
    }

    [Fact]
    public void A_value_is_only_removed_while_it_is_the_one_meant()
    {
        var cache = new BoundedCache<int, string>(10);
        cache.GetOrAdd(1, _ => new string("a"));

        Assert.False(cache.Remove(1, new string("a")));
        Assert.True(cache.Remove(1));
        Assert.False(cache.TryGet(1, out _));
    }
}
