using System.Net;
using System.Net.Sockets;
using Patchbay.Storage;

namespace Patchbay.Access;

/// <summary>
/// Counts the wrong tokens of each address for a minute, so that guessing costs the guesser and not the database. Holds a
/// bounded number of addresses; an IPv6 network (/64) counts as one.
/// </summary>
sealed class FailedTokens(int perMinute, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly BoundedCache<IPAddress, Count> counts = new(10_000);

    /// <summary>How long the address must wait; null when it may try a token that is not known to be right.</summary>
    public TimeSpan? Blocked(IPAddress? address)
    {
        if (!counts.TryGet(Network(address), out var count))
        {
            return null;
        }

        var left = Window - clock.GetElapsedTime(count.Since);
        return count.Failures >= perMinute && left > TimeSpan.Zero ? left : null;
    }

    public void Record(IPAddress? address)
    {
        var count = counts.GetOrAdd(Network(address), _ => new Count(clock.GetTimestamp()));
        lock (count)
        {
            if (clock.GetElapsedTime(count.Since) >= Window)
            {
                (count.Since, count.Failures) = (clock.GetTimestamp(), 0);
            }

            count.Failures++;
        }
    }

    private static IPAddress Network(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.None;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }

    private sealed class Count(long since)
    {
        public long Since = since;

        public int Failures;
    }
}
