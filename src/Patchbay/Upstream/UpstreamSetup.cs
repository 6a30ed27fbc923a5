using Patchbay.Accounts;
using Patchbay.Audit;
using Patchbay.Downloads;
using Patchbay.Hosting;
using Patchbay.Integrations;
using Patchbay.Proxy;
using Patchbay.Secrets;
using Patchbay.Storage;
using Patchbay.Tools;
using Patchbay.Upstream.OAuth;

namespace Patchbay.Upstream;

static class UpstreamSetup
{
    /// <summary>All that reaches vendors: connections, credentials, tool calls, custom fields, verification, download links.</summary>
    /// <exception cref="StartupException">The allow list cannot be read.</exception>
    public static IServiceCollection AddUpstream(this IServiceCollection services, PatchbayOptions options)
    {
        services.AddSingleton(new UpstreamOptions { Allow = Allowed(options) });
        services.AddSingleton<UpstreamConnections>();
        services.AddSingleton(provider =>
        {
            var tokens = provider.GetRequiredService<OAuthTokenStore>();
            var accounts = provider.GetRequiredService<AccountStore>();
            return new TokenStore
            {
                LoadAsync = tokens.LoadAsync,
                SaveAsync = tokens.SaveAsync,
                LockedAsync = tokens.AloneAsync,
                NeedsReauthAsync = (id, cancellationToken) => accounts.ChangeAsync(
                    id,
                    account => account.Status == AccountStatus.Active ? account with { Status = AccountStatus.NeedsReauth } : account,
                    cancellationToken),
            };
        });
        services.AddSingleton(provider => new AccountUpstreams(
            provider.GetRequiredService<UpstreamConnections>(),
            provider.GetRequiredService<TokenStore>(),
            provider.GetRequiredService<MasterKey>().Derive("cursor"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ToolRunner>();
        services.AddSingleton(provider => new ToolCaller(
            provider.GetRequiredService<AccountUpstreams>(),
            provider.GetRequiredService<ToolRunner>(),
            provider.GetRequiredService<AuditLog>().Record,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(Fields);
        services.AddSingleton<AccountTools>();
        services.AddSingleton<AccountVerifier>();
        services.AddSingleton<IAccountUpstream, VendorAccounts>();
        services.AddSingleton(provider => new DownloadLinks(
            provider.GetRequiredService<MasterKey>().Derive("download"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DownloadEdge(
            provider.GetRequiredService<DownloadLinks>(),
            (id, cancellationToken) => provider.GetRequiredService<AccountStore>().FindAsync(id, tenantId: null, cancellationToken),
            provider.GetRequiredService<IntegrationCatalog>(),
            provider.GetRequiredService<AccountTools>(),
            provider.GetRequiredService<ToolCaller>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(ProxyEdge.Of);
        return services;
    }

    private static FieldCache Fields(IServiceProvider provider)
    {
        var accounts = provider.GetRequiredService<AccountStore>();
        var logger = provider.GetRequiredService<ILogger<FieldCache>>();
        var cache = new FieldCache(provider.GetRequiredService<AccountUpstreams>(), provider.GetRequiredService<TimeProvider>(), logger);
        // Other processes and this one's served tools look at the account again. Lost on failure: a short time to live is the safety net.
        cache.Subscribe(id => _ = accounts.TouchAsync(id, CancellationToken.None)
            .ContinueWith(static touch => _ = touch.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default));
        return cache;
    }

    private static AllowList Allowed(PatchbayOptions options)
    {
        try
        {
            return AllowList.Parse(options.UpstreamAllow);
        }
        catch (FormatException problem)
        {
            throw new StartupException(problem.Message, problem);
        }
    }
}
