using Microsoft.AspNetCore.Http.Features;

namespace Patchbay.Mcp;

/// <summary>Keeps the secret in <c>/mcp/{token}</c> out of what the framework notes about each request.</summary>
static class PathTokens
{
    /// <summary>
    /// Silences the framework's own request log. Above None it would still put the path into the scope of every line that is logged
    /// during a request.
    /// </summary>
    public static ILoggingBuilder LeaveOutRequestPaths(this ILoggingBuilder logging) =>
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

    /// <summary>Puts the route in place of the path on the request's trace.</summary>
    public static void LeaveOutOfTrace(HttpContext http)
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            activity.SetTag("url.path", "/mcp/{token}");
        }
    }
}
