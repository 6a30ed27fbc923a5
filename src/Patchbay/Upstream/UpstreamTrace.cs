using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Patchbay.Upstream;

/// <summary>
/// What one call sent to its vendor and what came back, for an operator to look at: without the account's credentials, and no more of a
/// body than <see cref="MaxBodyChars"/>.
/// </summary>
public sealed class UpstreamTrace
{
    /// <summary>Most characters kept of a body.</summary>
    public const int MaxBodyChars = 64 * 1024;

    // Hiding comes before cutting, so that no half of a secret stands at the cut; beyond this nothing is looked at.
    internal const int MaxBodyBytes = 4 * MaxBodyChars;

    private readonly Lock gate = new();
    private readonly List<TracedExchange> exchanges = [];
    private Func<string, string> hide = static text => text; // nothing was asked of a vendor yet, so nothing can be repeated by one

    /// <summary>In the order they were begun.</summary>
    public IReadOnlyList<TracedExchange> Exchanges
    {
        get
        {
            lock (gate)
            {
                return [.. exchanges];
            }
        }
    }

    /// <summary>Takes the account's credentials out of a text that came of this call.</summary>
    public string Hide(string text) => hide(text);

    internal TracedExchange Begin(string verb, string url, Func<string, string> hide)
    {
        var exchange = new TracedExchange(verb, url, hide);
        lock (gate)
        {
            this.hide = hide;
            exchanges.Add(exchange);
        }

        return exchange;
    }
}

/// <summary>One request and its answer. Everything is hidden and cut when it is read.</summary>
/// <param name="hide">Takes the account's credentials out of a text.</param>
public sealed class TracedExchange(string verb, string url, Func<string, string> hide)
{
    private const string Hidden = "[hidden]";

    // Beside what an integration says it signs in with: headers that hold nothing but secrets, whoever sends them.
    private static readonly HashSet<string> SecretHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key",
    };

    private readonly long started = Stopwatch.GetTimestamp();
    private Func<TracedBody>? sent;
    private byte[] received = [];
    private long receivedBytes;
    private string? receivedType;

    public string Method => verb;

    public string Url => hide(url);

    /// <summary>Empty when the request was never sent.</summary>
    public IReadOnlyDictionary<string, string> RequestHeaders { get; private set; } = new Dictionary<string, string>();

    /// <summary>Null when there was none.</summary>
    public TracedBody? RequestBody => sent?.Invoke();

    /// <summary>Null when no answer came.</summary>
    public int? Status { get; private set; }

    public IReadOnlyDictionary<string, string> ResponseHeaders { get; private set; } = new Dictionary<string, string>();

    /// <summary>Null when no answer came, or one without a body.</summary>
    public TracedBody? ResponseBody => receivedBytes == 0 ? null : TracedBody.Of(received, receivedBytes, receivedType, hide);

    /// <summary>Why no answer came; null when one did.</summary>
    public string? Failure { get; private set; }

    public TimeSpan Duration { get; private set; }

    /// <param name="credentials">Names of the headers that sign in.</param>
    internal void Send(HttpRequestMessage message, IEnumerable<string> credentials)
    {
        if (message.Content is { } content)
        {
            var traced = new TracedContent(content);
            message.Content = traced;
            sent = () => traced.Body(hide);
        }

        RequestHeaders = Headers(message.Headers.NonValidated, message.Content?.Headers.NonValidated, [.. SecretHeaders, .. credentials]);
    }

    internal void Answer(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        Status = (int)response.StatusCode;
        ResponseHeaders = Headers(response.Headers.NonValidated, response.Content.Headers.NonValidated, SecretHeaders);
        receivedType = response.Content.Headers.ContentType?.MediaType;
        receivedBytes = body.Length;
        received = body[..Math.Min(body.Length, UpstreamTrace.MaxBodyBytes)].ToArray();
    }

    internal void End(string? failure)
    {
        Failure = failure is null ? null : hide(failure);
        Duration = Stopwatch.GetElapsedTime(started);
    }

    private Dictionary<string, string> Headers(HttpHeadersNonValidated first, HttpHeadersNonValidated? second, IEnumerable<string> secret)
    {
        var hidden = secret.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return first.Concat(second ?? default(IEnumerable<KeyValuePair<string, HeaderStringValues>>) ?? [])
            .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                header => header.Key,
                header => hidden.Contains(header.Key) ? Hidden : hide(string.Join(", ", header.SelectMany(one => one.Value))),
                StringComparer.OrdinalIgnoreCase);
    }
}

/// <param name="Text">Text of the body, or a few words about one that is no text.</param>
/// <param name="IsCut">True when there was more.</param>
public sealed record TracedBody(string Text, bool IsCut)
{
    internal static TracedBody Of(byte[] kept, long length, string? type, Func<string, string> hide)
    {
        if (!IsText(type, kept))
        {
            return new TracedBody($"({length} bytes of {hide(type ?? "unknown type")})", IsCut: false);
        }

        var text = hide(Encoding.UTF8.GetString(kept));
        return text.Length <= UpstreamTrace.MaxBodyChars
            ? new TracedBody(text, IsCut: length > kept.Length)
            : new TracedBody(text[..UpstreamTrace.MaxBodyChars], IsCut: true);
    }

    private static bool IsText(string? type, ReadOnlySpan<byte> kept) => type is null
        ? !kept.Contains((byte)0)
        : type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("form-urlencoded", StringComparison.OrdinalIgnoreCase) || type.EndsWith("javascript", StringComparison.OrdinalIgnoreCase);
}
