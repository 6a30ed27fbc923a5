using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Secrets;
using Patchbay.Tools;

namespace Patchbay.Downloads;

static class DownloadsSetup
{
    public static IServiceCollection AddDownloads(this IServiceCollection services) => services
        .AddSingleton(provider => new DownloadLinks(
            provider.GetRequiredService<MasterKey>().DeriveCurrent("download-link"), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new DownloadEdge(
            provider.GetRequiredService<DownloadLinks>(),
            (id, cancellationToken) => provider.GetRequiredService<AccountStore>().FindAsync(id, null, cancellationToken),
            provider.GetRequiredService<IntegrationCatalog>(),
            provider.GetRequiredService<AccountTools>(),
            provider.GetRequiredService<ToolCaller>(),
            provider.GetRequiredService<TimeProvider>()));
}
