using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Accounts;

/// <summary>A tool call with all that happened, for an operator who tries a tool out.</summary>
sealed record TracedCallView
{
    [Description("What the tool gives; null for an error, or when the answer is only files.")]
    public required JsonElement? Result { get; init; }

    public required bool IsError { get; init; }

    [Description("Class of the failure; null for a success.")]
    public required ToolError? Error { get; init; }

    [Description("The text a model would get of the failure; null for a success.")]
    public required string? Message { get; init; }

    public required IReadOnlyList<TracedFileView> Files { get; init; }

    [Description("The product's figures; null when it sends none.")]
    public required RateLimitView? Ratelimit { get; init; }

    [Description("The product's status; null when no answer came.")]
    public required int? UpstreamStatus { get; init; }

    public required long DurationMs { get; init; }

    [Description("Every request to the product in order, without credentials.")]
    public required IReadOnlyList<TracedExchangeView> Upstream { get; init; }

    public static TracedCallView Of(ToolResult result, UpstreamTrace trace, TimeSpan duration) => new()
    {
        Result = result.Error is null && result.Json.Length > 0 ? Hidden(result.Json.Span, trace) : null,
        IsError = result.Error is not null,
        Error = result.Error,
        Message = result.Message is { } message ? trace.Hide(message) : null,
        Files = [.. result.Files.Select(file => new TracedFileView(file.FileName, file.ContentType, Convert.ToBase64String(file.Content.Span)))],
        Ratelimit = result.RateLimit is { } figures ? new RateLimitView(figures.Limit, figures.Remaining, figures.Reset) : null,
        UpstreamStatus = result.UpstreamStatus,
        DurationMs = (long)duration.TotalMilliseconds,
        Upstream = [.. trace.Exchanges.Select(TracedExchangeView.Of)],
    };

    private static JsonElement Hidden(ReadOnlySpan<byte> json, UpstreamTrace trace)
    {
        var text = trace.Hide(Encoding.UTF8.GetString(json));
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text); // a secret of digits stood where a number was
        }
    }
}

sealed record TracedFileView(string Filename, string ContentType, string ContentBase64);

/// <param name="Reset">Seconds until the figures are fresh.</param>
sealed record RateLimitView(long? Limit, long? Remaining, long? Reset);

sealed record TracedExchangeView(
    string Method,
    string Url,
    IReadOnlyDictionary<string, string> RequestHeaders,
    [property: Description("Null when there was none.")] string? RequestBody,
    [property: Description("True when the body was longer than 65,536 characters.")] bool RequestBodyCut,
    [property: Description("Null when no answer came.")] int? Status,
    IReadOnlyDictionary<string, string> ResponseHeaders,
    string? ResponseBody,
    [property: Description("True when the body was longer than 65,536 characters.")] bool ResponseBodyCut,
    [property: Description("Why no answer came; null when one did.")] string? Failure,
    long DurationMs)
{
    public static TracedExchangeView Of(TracedExchange exchange)
    {
        var (sent, received) = (exchange.RequestBody, exchange.ResponseBody);
        return new(
            exchange.Method, exchange.Url, exchange.RequestHeaders, sent?.Text, sent?.IsCut == true,
            exchange.Status, exchange.ResponseHeaders, received?.Text, received?.IsCut == true, exchange.Failure,
            (long)exchange.Duration.TotalMilliseconds);
    }
}
