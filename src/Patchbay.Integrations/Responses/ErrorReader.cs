using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Responses;

/// <summary>Says in words what a vendor's refusal was.</summary>
internal static class ErrorReader
{
    private const int MaxMessageChars = 1_000;

    public static ToolResult Read(Call call, UpstreamResponse response)
    {
        var integration = call.Integration;
        var rateLimit = RateLimitReader.Read(integration.RateLimit, response, call.Context.Clock);
        var kind = KindOf(integration.Errors, response.Status);
        var text = new StringBuilder($"{integration.Title} answered {StatusText.Of(response.Status)}");
        text.Append(VendorMessage(integration.Errors, response) is { Length: > 0 } message ? $": {Sentence(message)}" : ".");
        if (Own(kind, response, rateLimit) is { } own)
        {
            text.Append(' ').Append(own);
        }

        if (integration.Errors.Advice.TryGetValue(response.Status, out var advice))
        {
            text.Append(' ').Append(advice);
        }

        return ToolResult.Failed(kind, text.ToString()) with { RateLimit = rateLimit };
    }

    private static ToolError KindOf(ErrorShape errors, int status) => status switch
    {
        _ when errors.Unauthorized.Contains(status) => ToolError.Unauthorized,
        401 => ToolError.Unauthorized,
        403 => ToolError.Forbidden,
        404 or 410 => ToolError.NotFound,
        429 => ToolError.RateLimited,
        >= 500 => ToolError.Unavailable,
        >= 400 => ToolError.Refused,
        _ => ToolError.Malformed,
    };

    private static string? Own(ToolError kind, UpstreamResponse response, RateLimit? rateLimit) => kind switch
    {
        ToolError.Unauthorized => "The account's credentials were not accepted; its operator has to renew them.",
        ToolError.RateLimited when rateLimit?.Reset is { } seconds => $"Rate limited: try again in {seconds.ToString(CultureInfo.InvariantCulture)} seconds.",
        ToolError.RateLimited => "Rate limited: try again later.",
        ToolError.Unavailable when rateLimit?.Reset is { } seconds => $"Try again in {seconds.ToString(CultureInfo.InvariantCulture)} seconds.",
        ToolError.Malformed => $"The API was expected, not a redirect{Target(response)}: the account's base URL or its credentials are probably wrong.",
        _ => null,
    };

    /// <summary>Where a redirect leads, without its query: that may hold what signs somebody in.</summary>
    private static string Target(UpstreamResponse response) => response.Header("Location") is { } location
        ? " to " + PlainText.Excerpt(location.Split('?', '#')[0], 200)
        : "";

    private static string VendorMessage(ErrorShape errors, UpstreamResponse response)
    {
        if (response.Body.IsEmpty)
        {
            return "";
        }

        var message = TryParse(response.Body) is { } document ? FromJson(errors, document) : PlainText.Excerpt(Encoding.UTF8.GetString(response.Body.Span), 300);
        return PlainText.Excerpt(Cut(errors, message), MaxMessageChars);
    }

    private static string FromJson(ErrorShape errors, JsonDocument document)
    {
        using (document)
        {
            foreach (var path in errors.Message)
            {
                var found = new List<string>();
                var space = path.IndexOf(' ', StringComparison.Ordinal);
                MessageTexts.Collect(document.RootElement, (space < 0 ? path : path[..space]).Split('.'), found, space < 0 ? null : TextTemplate.Parse(path[(space + 1)..]));
                if (found.Count > 0)
                {
                    return string.Join("; ", found.Distinct(StringComparer.Ordinal));
                }
            }

            var root = document.RootElement;
            return PlainText.Excerpt(root.ValueKind == JsonValueKind.String ? root.GetString()! : root.GetRawText(), 300);
        }
    }

    private static string Cut(ErrorShape errors, string message)
    {
        if (errors.CutAt is not { } pattern)
        {
            return message;
        }

        try
        {
            var match = Regex.Match(message, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
            return match.Success && match.Index > 0 ? message[..match.Index] : message;
        }
        catch (RegexMatchTimeoutException)
        {
            return message;
        }
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Sentence(string message) => message[^1] is '.' or '!' or '?' ? message : message + ".";
}
