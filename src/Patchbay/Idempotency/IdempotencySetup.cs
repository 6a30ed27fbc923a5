using Patchbay.Hosting;

namespace Patchbay.Idempotency;

static class IdempotencySetup
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services)
    {
        services.AddSingleton<IdempotencyStore>();
        services.AddSingleton<IdempotentCalls>();
        services.AddSingleton(provider => new Chore(
            "erase old idempotency keys", provider.GetRequiredService<IdempotencyStore>().SweepAsync));
        return services;
    }
}
