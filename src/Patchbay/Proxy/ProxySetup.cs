using Patchbay.Access;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Tools;

namespace Patchbay.Proxy;

static class ProxySetup
{
    public static IServiceCollection AddProxy(this IServiceCollection services) => services.AddSingleton(provider => new ProxyEdge(
        (context, id, cancellationToken) => provider.GetRequiredService<AccountStore>().FindAsync(id, Caller.Of(context).TenantId, cancellationToken),
        provider.GetRequiredService<IntegrationCatalog>(),
        provider.GetRequiredService<AccountTools>(),
        provider.GetRequiredService<ToolRunner>(),
        provider.GetRequiredService<ToolCaller>(),
        context => new CallOrigin { ApiTokenId = Caller.Of(context).TokenId }));
}
