using System.Collections.ObjectModel;

namespace Patchbay.Integrations;

/// <summary>
/// Sends one request to one account's vendor: adds base URL and credentials, guards, caps and times it.
/// Implemented over HTTP by the program and by recorded answers in the golden cases.
/// </summary>
public interface IUpstream
{
    /// <summary>Never throws for what a vendor or the network may do: see <see cref="UpstreamResponse.Failure"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken);

    /// <summary>Opens a file given by URL, under the outgoing guard and a size cap.</summary>
    Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken);
}

/// <summary>A planned request, relative to the account's base URL and without credentials.</summary>
public sealed record UpstreamRequest
{
    public required string Verb { get; init; }

    /// <summary>Escaped path and query below the base URL and base path: <c>/ticket/12?fields=Subject</c>.</summary>
    public required string PathAndQuery { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Null sends no body. Its stream may be read only once.</summary>
    public HttpContent? Body { get; init; }
}

/// <summary>The vendor's answer, whole and within the size cap. Dispose it: the body is pooled.</summary>
public sealed class UpstreamResponse : IDisposable
{
    /// <summary>Null when an answer came; otherwise why none did.</summary>
    public ToolError? Failure { get; init; }

    /// <summary>One sentence about <see cref="Failure"/>, without secrets; null when an answer came.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>True when it is certain that the request did not leave: no connection, no token, no free slot.</summary>
    public bool NeverSent { get; init; }

    public int Status { get; init; }

    /// <summary>First value of a response header, by case-insensitive name; null when absent.</summary>
    public required Func<string, string?> Header { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Called once on dispose, to give the body's buffer back; null when there is nothing to return.</summary>
    public Action? Release { get; init; }

    public void Dispose() => Release?.Invoke();
}

/// <summary>A file opened by URL, or why not (one sentence).</summary>
public sealed record RemoteFile(HttpContent? Content, string? FileName, string? ContentType, string? Failure);
