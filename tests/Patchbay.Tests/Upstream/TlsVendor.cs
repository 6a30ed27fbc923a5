using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Patchbay.Tests.Upstream;

/// <summary>A Deskly behind TLS that counts its connections and remembers in which HTTP it was spoken to.</summary>
sealed class TlsVendor : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly X509Certificate2 certificate;
    private int connections;
    private volatile Crowd crowd = new(0);

    /// <param name="offers">What is offered in the handshake.</param>
    private TlsVendor(X509Certificate2 certificate, HttpProtocols offers)
    {
        this.certificate = certificate;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = offers;
            listen.Use(next => connection =>
            {
                Interlocked.Increment(ref connections);
                return next(connection);
            });
            listen.UseHttps(certificate);
        }));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public int Port => new Uri(app.Urls.Single()).Port;

    public int Connections => Volatile.Read(ref connections);

    /// <summary>What was asked for, and in which protocol, as <c>HTTP/2</c>.</summary>
    public ConcurrentQueue<(string Path, string Protocol)> Requests { get; } = new();

    /// <summary>Requests that tools made; those besides read custom fields.</summary>
    public int Tickets => Requests.Count(request => IsTicket(request.Path));

    public static async Task<TlsVendor> StartAsync(X509Certificate2 certificate, HttpProtocols offers = HttpProtocols.Http1AndHttp2)
    {
        var vendor = new TlsVendor(certificate, offers);
        await vendor.app.StartAsync();
        return vendor;
    }

    /// <summary>Answers none of the next requests for a ticket before this many are there at the same time.</summary>
    public void WaitFor(int requests) => crowd = new Crowd(requests);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private static bool IsTicket(PathString path) => path.Value!.Contains("/tickets/", StringComparison.Ordinal);

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue((context.Request.Path, context.Request.Protocol));
        if (IsTicket(context.Request.Path))
        {
            await crowd.JoinAsync(context.RequestAborted);
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"ticket":{"id":7}}""");
    }

    private sealed class Crowd(int size)
    {
        private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int present;

        public Task JoinAsync(CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref present) >= size)
            {
                complete.TrySetResult();
            }

            return complete.Task.WaitAsync(cancellationToken);
        }
    }
}
