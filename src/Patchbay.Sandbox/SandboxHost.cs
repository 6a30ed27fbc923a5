using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Patchbay.Sandbox;

/// <summary>Serves one sandbox on the loopback interface.</summary>
public static class SandboxHost
{
    /// <summary>
    /// Starts a freshly seeded sandbox; dispose the application to stop it. It catches the console's stop signals,
    /// so a program that does nothing else should end with <c>WaitForShutdownAsync</c>.
    /// </summary>
    /// <param name="vendor">One of <see cref="SandboxVendors.Names"/>.</param>
    /// <param name="port">A port of 127.0.0.1; 0 takes a free one.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <param name="rateLimit">See <see cref="SandboxVendors.Create"/>.</param>
    /// <exception cref="ArgumentException">No such sandbox.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<WebApplication> StartAsync(string vendor, int port, CancellationToken cancellationToken, int? rateLimit = null) =>
        StartAsync(SandboxVendors.Create(vendor, TimeProvider.System, rateLimit), port, cancellationToken);

    /// <summary>Starts this sandbox; dispose the application to stop it.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<WebApplication> StartAsync(ISandbox sandbox, int port, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        // The empty builder reads neither appsettings.json nor ASPNETCORE_URLS: a sandbox inside `patchbay` must not pick up its host's settings.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(sandbox);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        try
        {
            app.UseRouting();
            sandbox.Map(app);
            await app.StartAsync(cancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>How to connect to a sandbox that <see cref="StartAsync(string,int,CancellationToken)"/> started.</summary>
    public static SandboxInfo Describe(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return app.Services.GetRequiredService<ISandbox>().Describe(new Uri(addresses!.Addresses.First()));
    }
}
