using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Patchbay.Storage;

/// <summary>
/// A concurrent map that keeps at most about <paramref name="capacity"/> entries: when full, the oldest go that were not used
/// since they were last looked at. Reads take no lock.
/// </summary>
sealed class BoundedCache<TKey, TValue>(int capacity, Action<TValue>? evicted = null)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, Slot> slots = new();
    private readonly ConcurrentQueue<(TKey Key, Slot Slot)> queue = new();
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
        if (ReferenceEquals(kept, slot))
        {
            queue.Enqueue((key, slot));
            Interlocked.Increment(ref count);
            MakeRoom(slot);
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

    // Oldest first, with a second chance for what was used meanwhile. The queue also holds entries removed since; it is kept short too.
    private void MakeRoom(Slot newest)
    {
        for (var turns = Count * 2; turns > 0 && (Count > capacity || queue.Count > capacity * 2L) && queue.TryDequeue(out var oldest); turns--)
        {
            var (key, slot) = oldest;
            if (!slots.TryGetValue(key, out var held) || !ReferenceEquals(held, slot))
            {
                continue;
            }

            if (slot.Used || ReferenceEquals(slot, newest) || Count <= capacity)
            {
                slot.Used = false;
                queue.Enqueue(oldest);
            }
            else if (Remove(key, slot.Value))
            {
                evicted?.Invoke(slot.Value);
            }
        }
    }

    private sealed class Slot(TValue value)
    {
        public TValue Value { get; } = value;

        public volatile bool Used;
    }
}
