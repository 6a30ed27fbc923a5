using Microsoft.AspNetCore.Http.Features;

namespace Patchbay.Mcp;

/// <summary>Keeps the secret in <c>/mcp/{token}</c> out of the framework's traces; <see cref="Hosting.QuietPaths"/> does so for its logs.</summary>
static class PathTokens
{
    /// <summary>Puts the route in place of the path on the request's trace.</summary>
    public static void LeaveOutOfTrace(HttpContext http)
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            activity.SetTag("url.path", "/mcp/{token}");
        }
    }
}
