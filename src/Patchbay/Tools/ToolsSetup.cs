using Patchbay.Accounts;
using Patchbay.Audit;
using Patchbay.Hosting;
using Patchbay.Idempotency;
using Patchbay.Integrations;
using Patchbay.Servers;
using Patchbay.Upstream;

namespace Patchbay.Tools;

static class ToolsSetup
{
    public static IServiceCollection AddTools(this IServiceCollection services)
    {
        services.AddSingleton<ToolRunner>();
        services.AddSingleton<CallLimits>();
        services.AddSingleton(provider => new ToolCaller(
            provider.GetRequiredService<AccountUpstreams>(),
            provider.GetRequiredService<ToolRunner>(),
            provider.GetRequiredService<CallLimits>(),
            provider.GetRequiredService<IdempotentCalls>().RunAsync,
            provider.GetRequiredService<AuditLog>().Record,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<AuditLog>().HasRoom,
            provider.GetRequiredService<PatchbayOptions>().AuditArguments == "values"));
        services.AddSingleton<FieldCache>();
        services.AddSingleton<AccountVerifier>();
        services.AddSingleton<AccountTools>();
        services.AddSingleton<IAccountUpstream, AccountUpstream>();
        services.AddHostedService<FieldChanges>();
        return services;
    }

    /// <summary>Tells the servers of an account when its custom fields are no longer what they were.</summary>
    private sealed class FieldChanges(FieldCache fields, ServerDirectory servers) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            fields.Subscribe(servers.FieldsChanged);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
