using Patchbay.Hosting;

namespace Patchbay.Sessions;

static class SessionsSetup
{
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionDirectory>();
        services.AddSingleton<SessionSignIn>();
        services.AddSingleton<SameOrigin>();
        services.AddSingleton<LoginLinks>();
        services.AddSingleton(provider => new Chore(
            "erase ended sessions", token => Chore.InBatches(provider.GetRequiredService<SessionStore>().SweepAsync, token)));
        services.AddSingleton(provider => new Chore(
            "erase old login codes", token => Chore.InBatches(provider.GetRequiredService<LoginLinks>().SweepAsync, token)));
        return services;
    }
}
