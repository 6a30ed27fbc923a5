using Microsoft.Extensions.Options;
using Patchbay.Access;
using Patchbay.Accounts;
using Patchbay.Api;
using Patchbay.Audit;
using Patchbay.Catalogue;
using Patchbay.Connect;
using Patchbay.Dashboard;
using Patchbay.Downloads;
using Patchbay.Idempotency;
using Patchbay.Mcp;
using Patchbay.Proxy;
using Patchbay.Secrets;
using Patchbay.Servers;
using Patchbay.Sessions;
using Patchbay.Storage;
using Patchbay.Tools;
using Patchbay.Upstream;

namespace Patchbay.Hosting;

/// <summary>The whole server, for the program, its commands and tests alike.</summary>
public static class PatchbayApp
{
    // Longer than any tool call, so that a graceful stop cuts none off.
    private static readonly TimeSpan LongestStop = ToolCaller.Deadline + TimeSpan.FromSeconds(5);

    /// <summary>
    /// Checks the settings, opens and migrates the database and reads the integrations. The caller starts the application and
    /// disposes it.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="configure">Changes to the parts before they are put together; null for none.</param>
    /// <exception cref="StartupException">Something of that is not possible; the message is for the operator.</exception>
    public static WebApplication Build(PatchbayOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        options.Check();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(options.Urls);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new ProcessStart(TimeProvider.System.GetUtcNow()));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopDelay + LongestStop);
        builder.Services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietPaths>();

        builder.AddTelemetry();

        var database = StorageSetup.OpenDatabase(options, TimeProvider.System);
        try
        {
            builder.Services.AddStorage(database);
            builder.Services.AddSecrets(MasterKey.Open(options, database));
            builder.Services.AddHostedService<Housekeeping>();
            builder.Services.AddHostedService<StartUpMemory>();
            builder.Services.AddSingleton<GracefulStop>();
            builder.Services.AddHostedService(provider => provider.GetRequiredService<GracefulStop>());
            builder.Services.AddApi();
            builder.Services.AddAccess(options);
            builder.Services.AddSessions();
            builder.Services.AddCatalogue(options);
            builder.Services.AddAccounts();
            builder.Services.AddMcpServers();
            builder.Services.AddUpstream(options);
            builder.Services.AddIdempotency();
            builder.Services.AddTools();
            builder.Services.AddConnect();
            builder.Services.AddProxy();
            builder.Services.AddDownloads();
            builder.Services.AddMcp(options);
            builder.Services.AddAudit(options);
            builder.Services.AddDashboard();
            configure?.Invoke(builder);
            return Map(builder.Build());
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // A proxy that keeps connections open would send its next request just when they are closed, so each answer from now on closes its own.
    private static void UseLeaveTaking(this WebApplication app)
    {
        var stop = app.Services.GetRequiredService<GracefulStop>();
        app.Use((context, next) =>
        {
            if (stop.Begun && HttpProtocol.IsHttp11(context.Request.Protocol))
            {
                context.Response.Headers.Connection = "close";
            }

            return next(context);
        });
    }

    private static WebApplication Map(WebApplication app)
    {
        app.UseLeaveTaking();
        app.UseTrustedProxies(app.Services.GetRequiredService<PatchbayOptions>());
        app.UseMcp(app.Services.GetRequiredService<McpEdge>());
        app.UseApi();
        app.UseRouting();
        app.UseRouteNames();
        app.UseDashboard();
        app.UseAuthentication();
        app.UseChangeAudit();
        app.UseAuthorization();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapRoot();
        app.MapHealth();
        app.MapStatus();
        app.MapSessions();
        app.MapApiTokens();
        app.MapIntegrations();
        app.MapAccounts();
        app.MapAccountTools();
        app.MapMcpServers();
        app.MapConnectLinks();
        app.MapConnectPages();
        app.MapToolCalls();
        app.MapAuditEvents();
        app.MapProxy(app.Services.GetRequiredService<ProxyEdge>()).RequireAuthorization(Policies.Call);
        app.MapDownloads(app.Services.GetRequiredService<DownloadEdge>());
        return app;
    }
}
