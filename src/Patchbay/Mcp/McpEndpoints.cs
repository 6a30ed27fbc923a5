using Microsoft.AspNetCore.Routing.Patterns;
using Patchbay.Hosting;

namespace Patchbay.Mcp;

static class McpEndpoints
{
    /// <summary>
    /// <c>/mcp/{token}</c> in every revision of the protocol, and 404 for all else below <c>/mcp</c>. Put it before routing and signing
    /// in: MCP needs neither, and they are half the way of a short call. The token in the path is a secret: see
    /// <see cref="Hosting.QuietPaths"/>.
    /// </summary>
    public static void UseMcp(this IApplicationBuilder app, McpEdge edge)
    {
        var stopping = app.ApplicationServices.GetService<GracefulStop>()?.Closing ?? app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var loggers = app.ApplicationServices.GetRequiredService<ILoggerFactory>();
        var answer = new McpEndpoint(edge, loggers, stopping);
        var endpoint = new RouteEndpointBuilder(NotFoundAsync, RoutePatternFactory.Parse("/mcp/{token}"), order: 0) { DisplayName = "MCP" }.Build();
        app.Use(next => http =>
        {
            if (!http.Request.Path.StartsWithSegments("/mcp", out var rest))
            {
                return next(http);
            }

            var token = Token(rest.Value.AsMemory());
            if (token.IsEmpty)
            {
                return NotFoundAsync(http);
            }

            http.SetEndpoint(endpoint); // what traces and metrics name instead of the path
            return answer.AnswerAsync(http, token);
        });
    }

    /// <summary>The one segment behind <c>/mcp</c>; empty when there is none, or more.</summary>
    private static ReadOnlyMemory<char> Token(ReadOnlyMemory<char> rest)
    {
        var segment = rest.Span is ['/', ..] ? rest[1..] : rest;
        segment = segment.Span is [.., '/'] ? segment[..^1] : segment;
        return segment.Span.Contains('/') ? default : segment;
    }

    // Clients probe for sign-in documents below the URL; any page here, an app's fallback included, would mislead them.
    private static Task NotFoundAsync(HttpContext http) =>
        ReplySender.RefuseAsync(http, RpcError.Transport(404, "There is nothing here. MCP is spoken at /mcp/{token}."));
}
