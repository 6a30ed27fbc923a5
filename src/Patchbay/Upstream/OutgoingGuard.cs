using System.Net;
using System.Net.Sockets;

namespace Patchbay.Upstream;

/// <summary>
/// Opens every outgoing connection: resolves the name, refuses what is neither public nor allowed, and connects to the very
/// address it checked, so that a second answer of the name server cannot lead elsewhere.
/// </summary>
/// <param name="resolve">Asks for the addresses of a name; null asks the system.</param>
sealed class OutgoingGuard(AllowList allow, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>The connect callback of a <see cref="SocketsHttpHandler"/>.</summary>
    /// <exception cref="RefusedAddressException">No address of the host may be reached.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var port = context.DnsEndPoint.Port;
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await resolve(host, cancellationToken);
        Exception? last = null;
        foreach (var address in Admit(host, port, addresses))
        {
            // Owned by the stream on success, by the catch otherwise.
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException failure)
            {
                socket.Dispose();
                last = failure;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    /// <summary>Those of <paramref name="addresses"/> that may be connected to, in their order.</summary>
    /// <exception cref="RefusedAddressException">None may.</exception>
    public List<IPAddress> Admit(string host, int port, IReadOnlyList<IPAddress> addresses)
    {
        var anyAddress = allow.AllowsHost(host, port);
        var admitted = new List<IPAddress>(addresses.Count);
        string? refusal = null;
        foreach (var address in addresses)
        {
            if (anyAddress || allow.AllowsAddress(address, port) || PublicAddress.WhyNot(address) is not { } kind)
            {
                admitted.Add(address);
            }
            else
            {
                refusal ??= IPAddress.TryParse(host, out _) ? $"{host} is {kind}" : $"{host} resolves to {address}, which is {kind}";
            }
        }

        return admitted.Count > 0 || refusal is null
            ? admitted
            : throw new RefusedAddressException(
                $"{refusal}: not connected. An operator can allow it by adding the host or its range to {UpstreamOptions.AllowSetting}.");
    }
}

/// <summary>The outgoing guard refused a host; the message says why and names the setting.</summary>
sealed class RefusedAddressException(string message) : Exception(message);
