using Patchbay.Hosting;

namespace Patchbay.Audit;

static class AuditSetup
{
    private const int SweepBatch = 5_000; // short transactions: the hot path's writes must get in between

    public static IServiceCollection AddAudit(this IServiceCollection services, PatchbayOptions options)
    {
        services.AddSingleton<ToolCallStore>();
        services.AddSingleton<AuditLog>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditLog>());
        services.AddSingleton(provider =>
        {
            var store = provider.GetRequiredService<ToolCallStore>();
            var clock = provider.GetRequiredService<TimeProvider>();
            return new Chore("erase old tool calls", async cancellationToken =>
            {
                while (await store.SweepAsync(clock.GetUtcNow().AddDays(-options.AuditDays), SweepBatch, cancellationToken) == SweepBatch)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            });
        });
        return services;
    }
}
