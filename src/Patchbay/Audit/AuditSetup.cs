using Patchbay.Hosting;

namespace Patchbay.Audit;

static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services, PatchbayOptions options)
    {
        services.AddSingleton<AuditEventStore>();
        services.AddSingleton<ToolCallStore>();
        services.AddSingleton<AuditLog>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditLog>());
        services.AddSingleton<LateOutcomes>();
        services.AddHostedService(provider => provider.GetRequiredService<LateOutcomes>());
        services.AddSingleton(provider => new Chore("erase old tool calls", token => Chore.InBatches(
            (most, cancel) => provider.GetRequiredService<ToolCallStore>().SweepAsync(Before(provider, options.AuditDays), most, cancel), token)));
        services.AddSingleton(provider => new Chore("erase old audit events", token => Chore.InBatches(
            (most, cancel) => provider.GetRequiredService<AuditEventStore>().SweepAsync(Before(provider, options.AuditEventDays), most, cancel), token)));
        return services;
    }

    /// <summary>Put it after authentication, whose caller it writes down, and before authorization, whose refusals it does.</summary>
    public static IApplicationBuilder UseChangeAudit(this IApplicationBuilder app) => app.UseMiddleware<ChangeAudit>();

    private static DateTimeOffset Before(IServiceProvider provider, int days) =>
        provider.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-days);
}
