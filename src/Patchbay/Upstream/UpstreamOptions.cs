namespace Patchbay.Upstream;

/// <summary>Bounds on what leaves the process towards vendors.</summary>
public sealed record UpstreamOptions
{
    /// <summary>Setting that lists the hosts on private networks: <c>PATCHBAY_UPSTREAM_ALLOW</c>.</summary>
    public const string AllowSetting = "PATCHBAY_UPSTREAM_ALLOW";

    /// <summary>Hosts and CIDR ranges that may be reached although they are not public. Default none.</summary>
    public AllowList Allow { get; init; } = AllowList.None;

    /// <summary>Largest answer accepted, in bytes after decompression; a larger one fails the call. Default 16 MiB.</summary>
    public int MaxResponseBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Longest wait for a TCP and TLS connection. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for the head of a file given by URL, redirects included. Default 15 s.</summary>
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait for an OAuth token endpoint. Default 15 s.</summary>
    public TimeSpan TokenTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
