using Microsoft.AspNetCore.Authentication;
using Patchbay.Hosting;

namespace Patchbay.Access;

static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services, PatchbayOptions options)
    {
        services.AddSingleton<ApiTokenStore>();
        services.AddSingleton<ApiTokenDirectory>();
        services.AddSingleton(provider => new FailedTokens(options.FailedTokensPerMinute, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Chore(
            "erase expired API tokens", token => Chore.InBatches(provider.GetRequiredService<ApiTokenStore>().SweepAsync, token)));
        services.AddSingleton(provider => new Chore(
            "note when API tokens were used", provider.GetRequiredService<ApiTokenDirectory>().FlushUsesAsync, AlsoAtStop: true));
        services.AddAuthentication(BearerHandler.Name).AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Manage, policy => policy.RequireClaim(Policies.ScopeClaim, nameof(ApiScope.Manage)))
            .AddPolicy(Policies.Call, policy => policy.RequireClaim(Policies.ScopeClaim, nameof(ApiScope.Manage), nameof(ApiScope.Call)));
        return services;
    }
}
