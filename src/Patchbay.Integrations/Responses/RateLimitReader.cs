using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Responses;

/// <summary>Reads a vendor's rate-limit headers.</summary>
internal static class RateLimitReader
{
    /// <summary>Null when the answer tells no figure.</summary>
    public static RateLimit? Read(RateLimitHeaders names, UpstreamResponse response, TimeProvider clock)
    {
        var limit = Number(Header(response, names.Limit));
        var remaining = Number(Header(response, names.Remaining));
        var reset = RetryAfter(response, names, clock) ?? Reset(response, names, clock);
        if (response.Status == 429)
        {
            var (told, window) = names.Text is { } pattern ? Sentence(pattern, response) : default;
            (limit, remaining, reset) = (limit ?? told ?? names.DocumentedLimit, remaining ?? 0, reset ?? window ?? names.DocumentedWait);
        }

        return limit is null && remaining is null && reset is null ? null : new RateLimit(limit, remaining, reset);
    }

    private static long? Reset(UpstreamResponse response, RateLimitHeaders names, TimeProvider clock) =>
        Number(Header(response, names.Reset)) is not { } reset ? null
        : names.ResetUnit == ResetUnit.UnixTime ? Math.Max(0, reset - clock.GetUtcNow().ToUnixTimeSeconds())
        : Math.Max(0, reset);

    private static long? RetryAfter(UpstreamResponse response, RateLimitHeaders names, TimeProvider clock)
    {
        if (Header(response, names.RetryAfter) is not { } text)
        {
            return null;
        }

        return Number(text) is { } seconds ? Math.Max(0, seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? Math.Max(0, (long)Math.Ceiling((at - clock.GetUtcNow()).TotalSeconds))
                : null;
    }

    // The whole window is the longest a rolling one can take.
    private static (long? Limit, long? Seconds) Sentence(string pattern, UpstreamResponse response)
    {
        try
        {
            var text = Encoding.UTF8.GetString(response.Body.Span[..Math.Min(response.Body.Length, 1_000)]);
            var match = Regex.Match(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
            return (Number(match.Groups["limit"].Value), Number(match.Groups["seconds"].Value) ?? Number(match.Groups["minutes"].Value) * 60);
        }
        catch (RegexMatchTimeoutException)
        {
            return (null, null);
        }
    }

    private static string? Header(UpstreamResponse response, string? name) => name is null ? null : response.Header(name);

    // Fractions of a second are rounded up: waiting too short earns the next refusal.
    private static long? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < long.MaxValue
            ? (long)Math.Ceiling(number)
            : null;
}
