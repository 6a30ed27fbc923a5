using System.Globalization;
using Patchbay.Integrations;

namespace Patchbay.Api;

/// <summary>A vendor's rate-limit figures as headers of our own answers, whichever edge they leave by.</summary>
static class RateLimitFigures
{
    /// <summary>Adds <c>ratelimit-limit</c>, <c>-remaining</c> and <c>-reset</c> (seconds), each where the vendor told it.</summary>
    public static void Add(IHeaderDictionary headers, RateLimit? figures)
    {
        Add(headers, "ratelimit-limit", figures?.Limit);
        Add(headers, "ratelimit-remaining", figures?.Remaining);
        Add(headers, "ratelimit-reset", figures?.Reset);
    }

    /// <summary>The figures of a call, and <c>retry-after</c> when the vendor refused it for its rate.</summary>
    public static void Add(IHeaderDictionary headers, ToolResult result)
    {
        Add(headers, result.RateLimit);
        if (result.Error == ToolError.RateLimited)
        {
            Add(headers, "retry-after", result.RateLimit?.Reset);
        }
    }

    private static void Add(IHeaderDictionary headers, string name, long? value)
    {
        if (value is { } number)
        {
            headers[name] = number.ToString(CultureInfo.InvariantCulture);
        }
    }
}
