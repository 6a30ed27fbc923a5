using Microsoft.AspNetCore.Http.Features;

namespace Patchbay.Mcp;

/// <summary>Keeps the secret in <c>/mcp/{token}</c> and its like out of the framework's traces; <see cref="Hosting.QuietPaths"/> does so for its logs.</summary>
static class PathTokens
{
    /// <summary>Puts the route in place of the path on the request's trace.</summary>
    public static void LeaveOutOfTrace(HttpContext http, string route = "/mcp/{token}")
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            activity.DisplayName = $"{http.Request.Method} {route}";
            activity.SetTag("http.route", route);
            activity.SetTag("url.path", route);
        }
    }
}
