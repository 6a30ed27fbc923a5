namespace Patchbay.Hosting;

/// <summary>What somebody reads who opens the server's address in a browser. It names paths only: nobody has signed in here.</summary>
static class RootEndpoint
{
    private const string Page = """
        This is Patchbay: it turns the REST APIs of IT service products into MCP servers.

        MCP clients      use the MCP URL that was shown when a server was created: /mcp/{token}
        Management API   described at /openapi/v1.json; needs an API token
        Health           /healthz and /readyz

        There is no web page to manage it with yet: use the API or the command line ('patchbay --help').

        """;

    public static void MapRoot(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", () => TypedResults.Text(Page, "text/plain")).ExcludeFromDescription();
}
