using System.Collections.Concurrent;

namespace Patchbay.Mcp;

/// <summary>Lets at most <paramref name="max"/> in at once, per key.</summary>
sealed class Gate(int max)
{
    private readonly ConcurrentDictionary<string, int> inside = new(StringComparer.Ordinal);

    /// <summary>False when it is full. After true, <see cref="Exit"/> is due once.</summary>
    public bool TryEnter(string key)
    {
        while (true)
        {
            if (!inside.TryGetValue(key, out var count))
            {
                if (inside.TryAdd(key, 1))
                {
                    return true;
                }
            }
            else if (count >= max)
            {
                return false;
            }
            else if (inside.TryUpdate(key, count + 1, count))
            {
                return true;
            }
        }
    }

    public void Exit(string key)
    {
        while (inside.TryGetValue(key, out var count))
        {
            var done = count == 1
                ? inside.TryRemove(KeyValuePair.Create(key, 1)) // or keys of servers long gone would stay
                : inside.TryUpdate(key, count - 1, count);
            if (done)
            {
                return;
            }
        }
    }
}
