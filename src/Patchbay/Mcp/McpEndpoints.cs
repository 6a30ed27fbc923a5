using Patchbay.Hosting;

namespace Patchbay.Mcp;

static class McpEndpoints
{
    /// <summary>
    /// <c>/mcp/{token}</c> in every revision of the protocol, and 404 for all else below <c>/mcp/</c>. The token in the path is a
    /// secret: see <see cref="Hosting.QuietPaths"/>.
    /// </summary>
    public static void MapMcp(this IEndpointRouteBuilder routes, McpEdge edge)
    {
        var stopping = routes.ServiceProvider.GetService<GracefulStop>()?.Closing ?? routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var loggers = routes.ServiceProvider.GetRequiredService<ILoggerFactory>();
        var endpoint = new McpEndpoint(edge, loggers, stopping);
        routes.Map("/mcp/{token}", endpoint.AnswerAsync).WithDisplayName("MCP");
        routes.Map("/mcp", NotFoundAsync).WithDisplayName("MCP, no token");
        routes.Map("/mcp/{token}/{**rest}", NotFoundAsync).WithDisplayName("MCP, nothing there");
    }

    // Clients probe for sign-in documents below the URL; any page here, an app's fallback included, would mislead them.
    private static Task NotFoundAsync(HttpContext http) =>
        ReplySender.RefuseAsync(http, RpcError.Transport(404, "There is nothing here. MCP is spoken at /mcp/{token}."));
}
