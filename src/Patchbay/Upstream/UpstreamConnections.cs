using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;

namespace Patchbay.Upstream;

/// <summary>The one pool of connections to vendors of this process, with a limit of concurrent requests per host.</summary>
public sealed class UpstreamConnections : IDisposable
{
    private readonly ConcurrentDictionary<(string Host, int Limit), SemaphoreSlim> gates = new();
    private readonly HttpMessageInvoker invoker;

    public UpstreamConnections(UpstreamOptions options)
    {
        Options = options;
        invoker = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                ConnectCallback = new OutgoingGuard(options.Allow).ConnectAsync,
                ConnectTimeout = options.ConnectTimeout,
                SslOptions = { RemoteCertificateValidationCallback = VendorCertificate.Accept },
                AllowAutoRedirect = false, // a redirect is an answer; credentials never follow one
                UseCookies = false,        // accounts share connections, so nothing of one may stay for another
                UseProxy = false,          // behind a proxy the guard would see the proxy's address instead of the vendor's
                AutomaticDecompression = DecompressionMethods.None, // see Unpacking
                EnableMultipleHttp2Connections = true, // a host may be asked more at once than the streams of one connection
                PooledConnectionLifetime = TimeSpan.FromMinutes(5), // names are resolved, and checked, again
                PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
                MaxResponseDrainSize = 64 * 1024,
                RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
                // Activities stay, but trace ids are nothing a vendor needs to see.
                ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            });
    }

    public UpstreamOptions Options { get; }

    /// <summary>
    /// Sends without following redirects, over HTTP/2 where a host offers it; the answer's body is not read yet, and may be compressed: see
    /// <see cref="Unpacking"/>. Throws as <see cref="SocketsHttpHandler"/> does.
    /// </summary>
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = HttpVersion.Version20; // or lower: over plain HTTP, and where the host prefers it, 1.1
        request.Headers.TryAddWithoutValidation("Accept-Encoding", Unpacking.Accepted);
        return invoker.SendAsync(request, cancellationToken);
    }

    /// <summary>Admits <paramref name="limit"/> requests at once to <paramref name="host"/> (with port). The caller enters and leaves.</summary>
    internal SemaphoreSlim Gate(string host, int limit) =>
        gates.GetOrAdd((host, limit), static key => new SemaphoreSlim(key.Limit, key.Limit));

    public void Dispose()
    {
        invoker.Dispose();
        foreach (var gate in gates.Values)
        {
            gate.Dispose();
        }
    }
}
