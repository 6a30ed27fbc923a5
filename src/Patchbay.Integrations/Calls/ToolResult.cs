namespace Patchbay.Integrations;

/// <summary>Why a call failed: a closed list.</summary>
public enum ToolError
{
    /// <summary>Arguments that do not fit the tool; nothing was sent.</summary>
    InvalidArguments,
    Unauthorized,
    Forbidden,
    NotFound,

    /// <summary>The vendor refused what was sent (other 4xx, or a failure told inside a 200).</summary>
    Refused,
    RateLimited,

    /// <summary>5xx, or no connection.</summary>
    Unavailable,
    TimedOut,
    TooLarge,

    /// <summary>An answer that is not what the API promises, such as HTML.</summary>
    Malformed,

    /// <summary>A file argument that could not be fetched or decoded.</summary>
    FileFailed,
}

/// <summary>The vendor's figures, normalised; null where it did not tell.</summary>
/// <param name="Reset">Seconds until the figures are fresh.</param>
public sealed record RateLimit(long? Limit, long? Remaining, long? Reset);

/// <summary>A file taken out of an answer.</summary>
public sealed record ToolFile(string FileName, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>What a tool call came to. Exactly one of <see cref="Error"/> and <see cref="Json"/> says something, files aside.</summary>
public sealed record ToolResult
{
    public ToolError? Error { get; init; }

    /// <summary>For an error: text a model can act on, vendor's status and message included. Null otherwise.</summary>
    public string? Message { get; init; }

    /// <summary>UTF-8 JSON of the record, or of <c>{"result": […], "next_cursor": …}</c>. Empty when the answer is only files.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    public IReadOnlyList<ToolFile> Files { get; init; } = [];

    public RateLimit? RateLimit { get; init; }

    /// <summary>The vendor's status; null when no answer came.</summary>
    public int? UpstreamStatus { get; init; }

    /// <summary>True for an error when it is certain that the call's own request did not reach the vendor.</summary>
    public bool NeverSent { get; init; }

    /// <summary>Bytes of the vendor's answers to this call.</summary>
    public long UpstreamBytes { get; init; }

    /// <summary>
    /// Gives back the pooled memory <see cref="Json"/> lies in, after which it must not be read. Null when it lies in memory of its own. Whoever is
    /// the last to read a result may call it, once; not calling it costs a little memory and breaks nothing.
    /// </summary>
    public Action? Release { get; init; }

    public static ToolResult Failed(ToolError error, string message) => new() { Error = error, Message = message };
}
