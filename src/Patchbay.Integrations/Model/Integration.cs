namespace Patchbay.Integrations;

/// <summary>One product's API as its files under <c>integrations/&lt;name&gt;/</c> describe it. Immutable once loaded.</summary>
public sealed record Integration
{
    /// <summary>Snake-case name, equal to the folder's: <c>request_tracker</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence for the catalogue.</summary>
    public required string Summary { get; init; }

    /// <summary>Where the vendor documents its API; null when it does not.</summary>
    public string? Docs { get; init; }

    /// <summary>What a model must know before its first call, at most 512 characters; null when nothing.</summary>
    public string? Instructions { get; init; }

    /// <summary>
    /// Template of scheme, host and optional port, such as <c>https://{subdomain}.example.com</c>. Null when every account
    /// names its own host; the variable <c>base_url</c> is then required. Where given, <c>base_url</c> replaces it.
    /// </summary>
    public string? BaseUrl { get; init; }

    /// <summary>Path put after the base URL unless the base URL already ends in it: <c>/REST/2.0</c>. Empty when none.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>What an operator fills in once per account. Always contains <c>base_url</c>.</summary>
    public required IReadOnlyList<Variable> Variables { get; init; }

    public required IReadOnlyList<CredentialKind> CredentialKinds { get; init; }

    /// <summary>The cheapest request that proves an account works.</summary>
    public required RequestLine Verify { get; init; }

    /// <summary>Headers sent with every request; values may hold placeholders of variables.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How lists are paged where a method says nothing else, metadata requests included; null when nothing is said once for all.</summary>
    public Paging? Paging { get; init; }

    public RateLimitHeaders RateLimit { get; init; } = new();

    public ErrorShape Errors { get; init; } = new();

    public WireFormat Wire { get; init; } = new();

    /// <summary>Header in which the vendor takes a key that makes a repeated create harmless; null when it knows none.</summary>
    public string? IdempotencyHeader { get; init; }

    /// <summary>Metadata requests that tell which custom fields an account has, by name.</summary>
    public IReadOnlyDictionary<string, FieldSource> FieldSources { get; init; } = new Dictionary<string, FieldSource>();

    /// <summary>Longest wait for one answer of the vendor. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most requests under way at once to one host. Default 16.</summary>
    public int MaxConcurrentRequests { get; init; } = 16;

    public required IReadOnlyList<Resource> Resources { get; init; }

    /// <summary>The folder the files were read from.</summary>
    public required string Folder { get; init; }

    public IEnumerable<Method> Methods => Resources.SelectMany(resource => resource.Methods);
}

/// <summary>A noun of the API (<c>tickets</c>) with what can be done to it.</summary>
public sealed record Resource
{
    public required string Name { get; init; }

    /// <summary>One sentence for the catalogue; null when not given.</summary>
    public string? Description { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required IReadOnlyList<Method> Methods { get; init; }
}

/// <summary>A value an operator gives for an account; also the shape of one credential field.</summary>
public sealed record Variable
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string? Help { get; init; }

    public string? Example { get; init; }

    /// <summary>Regular expression the whole value must match; null accepts any non-empty text without control characters.</summary>
    public string? Pattern { get; init; }

    public bool Required { get; init; } = true;

    /// <summary>True when the value must never be shown again.</summary>
    public bool Secret { get; init; }

    /// <summary>Used when an optional value is left out; null means the placeholder is empty.</summary>
    public string? Default { get; init; }
}

/// <summary>A verb and a path template below the base URL: <c>GET /ticket/{id}</c>. A fixed query may follow a <c>?</c>.</summary>
public sealed record RequestLine(string Verb, string Path);

/// <summary>Names of the vendor's rate-limit headers; null where it sends none.</summary>
public sealed record RateLimitHeaders
{
    public string? Limit { get; init; }

    public string? Remaining { get; init; }

    public string? Reset { get; init; }

    /// <summary>Whether <see cref="Reset"/> counts seconds from now, or is a Unix time in seconds.</summary>
    public ResetUnit ResetUnit { get; init; } = ResetUnit.Seconds;

    /// <summary>Seconds or an HTTP date. Default <c>Retry-After</c>.</summary>
    public string RetryAfter { get; init; } = "Retry-After";

    /// <summary>
    /// Regular expression for the body of a 429, whose groups <c>limit</c>, <c>minutes</c> and <c>seconds</c> hold the figures that no header
    /// told; null when the vendor writes no such sentence.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The limit the vendor documents, told with a 429 that says none; null when it documents none.</summary>
    public long? DocumentedLimit { get; init; }

    /// <summary>Seconds to wait after a 429 that does not say how long; null when the vendor gives no advice.</summary>
    public long? DocumentedWait { get; init; }
}

public enum ResetUnit { Seconds, UnixTime }

/// <summary>Where a vendor's own error message stands, and what its statuses mean.</summary>
public sealed record ErrorShape
{
    /// <summary>Dotted paths tried in order; <c>errors[].message</c> collects over an array.</summary>
    public IReadOnlyList<string> Message { get; init; } = [];

    /// <summary>Regular expression: the message is cut where it first matches (server file paths, stack traces). Null: never cut.</summary>
    public string? CutAt { get; init; }

    /// <summary>Statuses that mean the credentials were not accepted. Default 401.</summary>
    public IReadOnlyList<int> Unauthorized { get; init; } = [401];

    /// <summary>A sentence of advice by status, put after the vendor's message.</summary>
    public IReadOnlyDictionary<int, string> Advice { get; init; } = new Dictionary<int, string>();
}

/// <summary>How this vendor spells values that JSON spells otherwise.</summary>
public sealed record WireFormat
{
    /// <summary>.NET format string for arguments with format <c>date-time</c>, in UTC; null sends them as given.</summary>
    public string? DateTime { get; init; }

    /// <summary>True when booleans are sent as 1 and 0.</summary>
    public bool NumericBooleans { get; init; }
}
