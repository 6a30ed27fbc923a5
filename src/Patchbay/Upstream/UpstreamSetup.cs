using Patchbay.Accounts;
using Patchbay.Hosting;
using Patchbay.Secrets;
using Patchbay.Storage;
using Patchbay.Upstream.OAuth;

namespace Patchbay.Upstream;

static class UpstreamSetup
{
    /// <exception cref="StartupException">The allow list cannot be read.</exception>
    public static IServiceCollection AddUpstream(this IServiceCollection services, PatchbayOptions options)
    {
        var bounds = new UpstreamOptions { Allow = Allowed(options) };
        services.AddSingleton(_ => new UpstreamConnections(bounds));
        services.AddSingleton(provider => new AuthorizationCode(
            new TokenEndpoint(provider.GetRequiredService<UpstreamConnections>(), provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton(provider => new AccountUpstreams(
            provider.GetRequiredService<UpstreamConnections>(),
            Tokens(provider.GetRequiredService<OAuthTokenStore>(), provider.GetRequiredService<AccountStore>()),
            provider.GetRequiredService<MasterKey>().Derive("list-cursor"),
            provider.GetRequiredService<TimeProvider>()));
        return services;
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

    private static TokenStore Tokens(OAuthTokenStore tokens, AccountStore accounts) => new()
    {
        LoadAsync = tokens.LoadAsync,
        SaveAsync = tokens.SaveAsync,
        LockedAsync = tokens.AloneAsync,
        NeedsReauthAsync = accounts.NeedsReauthAsync,
    };
}
