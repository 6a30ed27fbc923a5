namespace Patchbay.Accounts;

static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AccountStore>();
        services.AddSingleton<OAuthTokenStore>();
        return services;
    }
}
