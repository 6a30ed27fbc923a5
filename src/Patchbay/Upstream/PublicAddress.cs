using System.Net;
using System.Net.Sockets;

namespace Patchbay.Upstream;

/// <summary>Tells the addresses of the public Internet from all those that lead into somebody's own network or nowhere.</summary>
static class PublicAddress
{
    private static readonly (IPNetwork Range, string Kind)[] Refused =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "an address of this machine"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "private (carrier-grade NAT)"),
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"),
        (IPNetwork.Parse("168.63.129.16/32"), "a cloud platform's own (metadata)"), // Azure's, although in public space
        (IPNetwork.Parse("169.254.0.0/16"), "link-local (metadata)"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "for documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "a 6to4 relay"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        (IPNetwork.Parse("::1/128"), "loopback"),
        (IPNetwork.Parse("fc00::/7"), "private"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("fec0::/10"), "private"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
        (IPNetwork.Parse("2001::/23"), "reserved or a tunnel"), // Teredo, ORCHID, benchmarks: none is a plain host
        (IPNetwork.Parse("2001:db8::/32"), "for documentation"),
        (IPNetwork.Parse("2002::/16"), "a 6to4 tunnel"), // carries an IPv4 address of anybody's choice
        (IPNetwork.Parse("3fff::/20"), "for documentation"),
    ];

    private static readonly IPNetwork Unicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Null for a public address; otherwise what it is, to be put after "is".</summary>
    public static string? WhyNot(IPAddress address)
    {
        var plain = Unwrap(address);
        foreach (var (range, kind) in Refused)
        {
            if (range.Contains(plain))
            {
                return kind;
            }
        }

        return plain.AddressFamily == AddressFamily.InterNetwork || Unicast.Contains(plain) ? null : "reserved";
    }

    // Networks with DNS64 give every IPv4-only vendor an address below 64:ff9b::/96, so what counts is the address inside.
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : address;
    }
}
