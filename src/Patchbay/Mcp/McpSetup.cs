using System.Reflection;
using Patchbay.Access;
using Patchbay.Downloads;
using Patchbay.Hosting;
using Patchbay.Secrets;
using Patchbay.Servers;
using Patchbay.Tools;

namespace Patchbay.Mcp;

static class McpSetup
{
    private static readonly string Version = typeof(McpSetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    public static IServiceCollection AddMcp(this IServiceCollection services, PatchbayOptions options)
    {
        var limits = new McpOptions
        {
            AllowedHosts = options.PublicUrl is { } url ? [new Uri(url).Host] : [],
            AllowedOrigins = options.PublicUrl is { } origin ? [new Uri(origin).GetLeftPart(UriPartial.Authority)] : [],
        };
        return services.AddSingleton(provider => Edge(provider, limits));
    }

    private static McpEdge Edge(IServiceProvider services, McpOptions limits)
    {
        var servers = services.GetRequiredService<ServerDirectory>();
        var caller = services.GetRequiredService<ToolCaller>();
        var tokens = services.GetRequiredService<ApiTokenDirectory>();
        var links = services.GetRequiredService<DownloadLinks>();
        var publicUrl = services.GetRequiredService<PublicUrl>();
        return new McpEdge
        {
            FindServer = servers.FindAsync,
            CallTool = (server, tool, arguments, facts, cancellationToken) => caller.CallAsync(
                server,
                tool,
                arguments,
                new CallOrigin { McpId = server.Id, ApiTokenId = facts.ApiTokenId, ClientName = facts.ClientName, ClientVersion = facts.ClientVersion },
                cancellationToken),
            FindApiToken = async (bearer, server, address, cancellationToken) =>
                (await tokens.FindAsync(bearer, address, cancellationToken)).Token is { } token && token.MayCall(server.Account) ? token.Id : null,
            Sessions = new SessionIds(services.GetRequiredService<MasterKey>().Derive("mcp-session")),
            MakeDownloadLink = (request, server, tool, arguments, file) =>
                links.PathFor(server.Account.Id, tool, arguments, file) is { } path ? publicUrl.Of(path, request) : null,
            ArgumentProblems = caller.Problems,
            Seal = new ConfirmationSeal(
                services.GetRequiredService<MasterKey>().Derive("confirmation"), services.GetRequiredService<TimeProvider>()),
            ServerVersion = Version,
            Options = limits,
            Clock = services.GetRequiredService<TimeProvider>(),
        };
    }
}
