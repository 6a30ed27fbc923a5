using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Patchbay.Storage;

/// <summary>
/// A concurrent map that keeps at most about <paramref name="capacity"/> entries: when full, entries not used since the last
/// clearing go first. Reads take no lock.
/// </summary>
sealed class BoundedCache<TKey, TValue>(int capacity, Action<TValue>? evicted = null)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, Slot> slots = new();
    private readonly Lock clearing = new();
    private int count; // ConcurrentDictionary.Count takes every lock it has

    public int Count => Volatile.Read(ref count);

    public IEnumerable<TValue> Values => slots.Select(slot => slot.Value.Value);

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        if (slots.TryGetValue(key, out var slot))
        {
            slot.Used = true;
            value = slot.Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>The value already there, or else the one made; when two threads make one, both get the same.</summary>
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> make)
    {
        if (TryGet(key, out var found))
        {
            return found;
        }

        var slot = new Slot(make(key));
        var kept = slots.GetOrAdd(key, slot);
        if (ReferenceEquals(kept, slot) && Interlocked.Increment(ref count) > capacity)
        {
            Evict(key);
        }

        return kept.Value;
    }

    /// <summary>Removes the entry; with <paramref name="only"/>, only while it still holds that value.</summary>
    public bool Remove(TKey key, TValue? only = null)
    {
        if (!slots.TryGetValue(key, out var slot) || (only is not null && !ReferenceEquals(slot.Value, only))
            || !slots.TryRemove(KeyValuePair.Create(key, slot)))
        {
            return false;
        }

        Interlocked.Decrement(ref count);
        return true;
    }

    /// <summary>Removes all entries; those that come in meanwhile may stay. Evictions are not told.</summary>
    public void Clear()
    {
        foreach (var (key, slot) in slots)
        {
            Remove(key, slot.Value);
        }
    }

    private void Evict(TKey keep)
    {
        lock (clearing)
        {
            var surplus = Count - capacity + (capacity / 16);
            for (var round = 0; round < 2 && surplus > 0 && Count > capacity; round++)
            {
                foreach (var (key, slot) in slots)
                {
                    if (surplus <= 0)
                    {
                        break;
                    }

                    if (slot.Used && round == 0)
                    {
                        slot.Used = false; // a second chance
                    }
                    else if (!EqualityComparer<TKey>.Default.Equals(key, keep) && Remove(key, slot.Value))
                    {
                        surplus--;
                        evicted?.Invoke(slot.Value);
                    }
                }
            }
        }
    }

    private sealed class Slot(TValue value)
    {
        public TValue Value { get; } = value;

        public volatile bool Used;
    }
}
