using System.Net;
using System.Net.Sockets;

namespace Patchbay.Tests.Hosting;

static class Loopback
{
    /// <summary>A port that was free just now, for a program that must be told one.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
