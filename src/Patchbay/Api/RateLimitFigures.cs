using System.Globalization;
using Patchbay.Integrations;

namespace Patchbay.Api;

/// <summary>A vendor's rate-limit figures as headers of our own answers, whichever edge they leave by.</summary>
static class RateLimitFigures
{
    /// <summary>
    /// Adds <c>ratelimit-limit</c>, <c>-remaining</c> and <c>-reset</c> (seconds), each where it is known, and <c>retry-after</c> when the call was
    /// refused for its rate.
    /// </summary>
    public static void Add(IHeaderDictionary headers, RateLimit? figures, bool isRefused)
    {
        Add(headers, "ratelimit-limit", figures?.Limit);
        Add(headers, "ratelimit-remaining", figures?.Remaining);
        Add(headers, "ratelimit-reset", figures?.Reset);
        Add(headers, "retry-after", isRefused ? figures?.Reset : null);
    }

    /// <summary>The same, of a call's result.</summary>
    public static void Add(IHeaderDictionary headers, ToolResult result) => Add(headers, result.RateLimit, result.Error == ToolError.RateLimited);

    private static void Add(IHeaderDictionary headers, string name, long? value)
    {
        if (value is { } number)
        {
            headers[name] = number.ToString(CultureInfo.InvariantCulture);
        }
    }
}
