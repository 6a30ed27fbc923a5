using System.Globalization;
using Microsoft.AspNetCore.Http;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice;

/// <summary>
/// Calls per minute of the whole account, and lower figures for the calls that cost most. Headers tell of the narrowest limit a call falls under,
/// so their total changes from call to call.
/// </summary>
sealed class RateLimits
{
    static readonly (string Name, int Limit)[] Buckets = [("list tickets", 140), ("one ticket", 160), ("list assets", 140), ("update asset", 160), ("list agents", 140), ("list requesters", 140)];

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly RateLimiter account;
    readonly Dictionary<string, RateLimiter> narrow;

    public RateLimits(TimeProvider clock, int perMinute)
    {
        account = new(clock, perMinute, Window);
        narrow = Buckets.ToDictionary(bucket => bucket.Name, bucket => new RateLimiter(clock, Math.Min(bucket.Limit, perMinute), Window), StringComparer.Ordinal);
    }

    /// <summary>Counts a call; the headers to send with its answer, and the refusal when it was one too many.</summary>
    /// <param name="request">The call.</param>
    /// <param name="path">Its path after <c>/api/v2</c>.</param>
    /// <param name="body">Its JSON body, if any.</param>
    public (Dictionary<string, string> Headers, JsonAnswer? Refused) Count(HttpRequest request, string path, JsonNode? body)
    {
        var credits = Credits(request, path, body);
        var state = account.Count("", credits);
        if (Bucket(request.Method, path) is { } name)
        {
            var inner = narrow[name].Count("", credits);
            state = state.IsExceeded && !inner.IsExceeded ? state : inner;
        }

        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["X-RateLimit-Total"] = Text(state.Limit), ["X-RateLimit-Remaining"] = Text(state.Remaining), ["X-RateLimit-Used-CurrentRequest"] = Text(credits),
        };
        return (headers, state.IsExceeded
            ? new JsonAnswer(429, new JsonObject { ["message"] = "You have used up the API calls allotted to your account for this minute." }).With("Retry-After", Text(state.ResetSeconds))
            : null);
    }

    static string? Bucket(string verb, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (verb, parts) switch
        {
            ("GET", ["tickets"] or ["tickets", "filter"]) => "list tickets",
            ("GET" or "PUT", ["tickets", _]) or ("POST", ["tickets"]) => "one ticket",
            ("GET", ["assets"]) => "list assets",
            ("PUT", ["assets", _]) => "update asset",
            ("GET", ["agents"]) => "list agents",
            ("GET", ["requesters"]) => "list requesters",
            _ => null,
        };
    }

    /// <summary>Each include costs one credit more on a single record and two on a list; of many relationships, every further five cost one.</summary>
    static int Credits(HttpRequest request, string path, JsonNode? body)
    {
        var includes = request.Query["include"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).Length;
        var isList = path.Count(c => c == '/') == 1 || path.EndsWith("/filter", StringComparison.Ordinal);
        var edges = path == "/relationships/bulk-create" && body?["relationships"] is JsonArray all ? Math.Max(0, all.Count - 5) : 0;
        return 1 + (includes * (isList ? 2 : 1)) + ((edges + 4) / 5);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
