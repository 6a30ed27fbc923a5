using System.ComponentModel.DataAnnotations;

namespace Patchbay.Mcp;

/// <summary>Limits and names of the MCP endpoint.</summary>
sealed class McpOptions
{
    /// <summary>
    /// Names clients may use in <c>Host</c>: <c>mcp.example.com</c> (any port) or <c>mcp.example.com:8443</c>. Over a loopback
    /// connection <c>localhost</c>, <c>127.0.0.1</c> and <c>[::1]</c> are allowed besides these and nothing else; over any other
    /// connection an empty list allows every name.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>
    /// Web pages that may call: scheme, host and port exactly as a browser sends them, <c>https://app.example.com</c>. A page
    /// from this server's own, verified host is allowed as well. Programs send no <c>Origin</c> and are not concerned.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Largest request body, in bytes; a larger one is answered 413. Default 4 MiB.</summary>
    [Range(1_024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most messages in one JSON-RPC batch (revision 2025-03-26 only). Default 50.</summary>
    [Range(1, 1_000)]
    public int MaxBatchMessages { get; init; } = 50;

    /// <summary>Open <c>subscriptions/listen</c> streams of one MCP server; one more is answered 429. Default 100.</summary>
    [Range(1, 10_000)]
    public int MaxStreamsPerServer { get; init; } = 100;

    /// <summary>Files up to this size are embedded in a result, larger ones linked where that is possible. Default 64 KiB.</summary>
    [Range(0, 16 * 1024 * 1024)]
    public int MaxEmbeddedFileBytes { get; init; } = 64 * 1024;

    /// <summary>A call that takes longer is answered as an event stream where the client accepts one. Default 5 s.</summary>
    public TimeSpan StreamAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A call with a progress token reports progress after this time and then again each time it has passed. Default 1 s.
    /// </summary>
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Silence on a stream after which a comment is sent, so that no proxy takes it for dead. Default 15 s.</summary>
    public TimeSpan KeepAliveEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may reuse <c>tools/list</c> and <c>server/discover</c> (2026-07-28). Default 60 s.</summary>
    public TimeSpan CacheFor { get; init; } = TimeSpan.FromSeconds(60);
}
