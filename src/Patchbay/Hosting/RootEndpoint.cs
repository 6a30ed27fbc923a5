using Patchbay.Dashboard;

namespace Patchbay.Hosting;

/// <summary>
/// What somebody gets who opens the server's address: the dashboard in a browser, and a few words otherwise. They name paths only: nobody
/// has signed in here.
/// </summary>
static class RootEndpoint
{
    private const string Text = """
        This is Patchbay: it turns the REST APIs of IT service products into MCP servers.

        MCP clients      use the MCP URL that was shown when a server was created: /mcp/{token}
        Management API   described at /openapi/v1.json; needs an API token
        Health           /healthz and /readyz

        """;

    private const string WithPage = """
        Dashboard        open this address in a browser

        """;

    private const string WithoutPage = """

        This build has no dashboard: Node.js was missing when it was made. Install Node.js 20 or newer with npm, then build again
        ('dotnet build', 'dotnet run' or 'dotnet publish' of src/Patchbay). Until then use the API or the command line ('patchbay --help').

        """;

    public static void MapRoot(this IEndpointRouteBuilder routes) => routes.MapGet("/", Get).ExcludeFromDescription();

    private static Task Get(HttpContext context, DashboardFiles dashboard)
    {
        context.Response.Headers.Vary = "Accept";
        if (dashboard.Page is { } page && DashboardSetup.WantsPage(context.Request))
        {
            return page.WriteAsync(context);
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Text + (dashboard.Page is null ? WithoutPage : WithPage), context.RequestAborted);
    }
}
