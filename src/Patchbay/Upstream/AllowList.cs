using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Patchbay.Upstream;

/// <summary>
/// Hosts and CIDR ranges that may be reached although they are not public: <c>rt.corp.example, 10.1.0.0/16, 127.0.0.1:8080</c>.
/// A port narrows an entry to that port.
/// </summary>
public sealed class AllowList
{
    private readonly List<(string Host, int? Port)> hosts = [];
    private readonly List<(IPNetwork Range, int? Port)> ranges = [];

    private AllowList()
    {
    }

    public static AllowList None { get; } = new();

    /// <summary>Reads a list separated by commas, semicolons or spaces. Null or empty allows nothing more than public addresses.</summary>
    /// <exception cref="FormatException">Names every entry that cannot be read.</exception>
    public static AllowList Parse(string? text)
    {
        var list = new AllowList();
        var problems = new List<string>();
        foreach (var entry in (text ?? "").Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!list.TryAdd(entry))
            {
                problems.Add($"'{entry}'");
            }
        }

        return problems.Count == 0
            ? list
            : throw new FormatException(
                $"{UpstreamOptions.AllowSetting}: {string.Join(", ", problems)} is neither a host name, an address nor a CIDR range. " +
                "Allowed, separated by commas: rt.corp.example, rt.corp.example:8080, 10.1.2.3, 10.1.0.0/16, fd00::/8, [::1]:8080.");
    }

    /// <summary>True when an entry names <paramref name="host"/> itself, whatever it resolves to.</summary>
    public bool AllowsHost(string host, int port) =>
        hosts.Exists(entry => (entry.Port ?? port) == port && string.Equals(entry.Host, host, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when a range holds <paramref name="address"/>.</summary>
    public bool AllowsAddress(IPAddress address, int port)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return ranges.Exists(entry => (entry.Port ?? port) == port && entry.Range.Contains(plain));
    }

    private bool TryAdd(string entry)
    {
        if (AddressRange.Parse(entry) is { } range)
        {
            ranges.Add((range, null)); // tried before the port is split off: ::1 has colons of its own
            return true;
        }

        if (!TrySplitPort(entry, out var host, out var port))
        {
            return false;
        }

        if (IPAddress.TryParse(host, out _))
        {
            ranges.Add((AddressRange.Parse(host)!.Value, port));
            return true;
        }

        if (Uri.CheckHostName(host) != UriHostNameType.Dns || host.Contains('/') || char.IsAsciiDigit(host[^1]))
        {
            return false; // a last label of digits is a mistyped address, never a host name
        }

        hosts.Add((host.TrimEnd('.'), port));
        return true;
    }

    private static bool TrySplitPort(string entry, [NotNullWhen(true)] out string? host, out int? port)
    {
        var colon = entry.LastIndexOf(':');
        host = colon < 0 ? entry : entry[..colon];
        port = null;
        if (colon >= 0)
        {
            if (!ushort.TryParse(entry[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            {
                return false;
            }

            port = number;
        }

        return host.Length > 0;
    }
}
