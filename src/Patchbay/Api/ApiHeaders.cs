using Patchbay.Hosting;

namespace Patchbay.Api;

/// <summary>What every answer says of itself, errors included; MCP's aside, which has its own ways and no time to lose.</summary>
static class ApiHeaders
{
    /// <summary>Lets a page notice that the server is no longer the one it was served by.</summary>
    public const string Version = "X-Patchbay-Version";

    private static readonly PathString Mcp = "/mcp";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments(Mcp))
        {
            context.Response.OnStarting(Write, context); // not now: an error answer begins by clearing the headers
        }

        return next(context);
    }

    private static Task Write(object context)
    {
        var headers = ((HttpContext)context).Response.Headers;
        headers[Version] = ProductVersion.Text;
        headers.XContentTypeOptions = "nosniff";
        return Task.CompletedTask;
    }
}
