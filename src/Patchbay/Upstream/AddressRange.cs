using System.Net;
using System.Net.Sockets;

namespace Patchbay.Upstream;

/// <summary>Addresses as an operator writes them: one, or a CIDR range.</summary>
static class AddressRange
{
    /// <summary>Null when it is neither.</summary>
    public static IPNetwork? Parse(string entry) =>
        IPNetwork.TryParse(entry, out var range) ? range
        : IPAddress.TryParse(entry, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : null;
}
