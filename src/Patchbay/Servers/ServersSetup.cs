using Patchbay.Hosting;

namespace Patchbay.Servers;

static class ServersSetup
{
    public static IServiceCollection AddMcpServers(this IServiceCollection services)
    {
        services.AddSingleton<McpServerStore>();
        services.AddSingleton<ToolsetCache>();
        services.AddSingleton<ServedServerLoader>();
        services.AddSingleton<ServerDirectory>();
        services.AddSingleton<PublicUrl>();
        services.AddSingleton(provider => new Chore(
            "erase expired MCP servers", token => Chore.InBatches(provider.GetRequiredService<McpServerStore>().SweepAsync, token)));
        return services;
    }
}
