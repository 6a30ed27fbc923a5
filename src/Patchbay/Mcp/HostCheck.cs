using System.Net;

namespace Patchbay.Mcp;

/// <summary>
/// Keeps web pages out: a page anywhere can make its name resolve to this machine and then send requests from the visitor's browser,
/// but it cannot lie in <c>Host</c> and <c>Origin</c>.
/// </summary>
sealed class HostCheck(McpOptions options)
{
    /// <summary>Why the request is refused; null when it is not.</summary>
    public RpcError? Refusal(HttpRequest request)
    {
        if (!HostIsAllowed(request, out _))
        {
            return RpcError.Transport(403, $"This server is not \"{RpcError.Clip(request.Host.Value ?? "")}\". Use a host name it is configured for.");
        }

        return request.Headers.Origin.Count > 0 && AllowedOrigin(request) is null
            ? RpcError.Transport(403, "Web pages of this origin may not call this server; an operator can allow the origin.")
            : null;
    }

    /// <summary>The origin of the calling page; null when there is none or it is not allowed.</summary>
    public string? AllowedOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return null;
        }

        if (options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return origin;
        }

        // A page from this very server, but only under a name known to be ours: an unverified one may be the attacker's.
        return HostIsAllowed(request, out var verified) && verified
            && string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase)
            ? origin
            : null;
    }

    private bool HostIsAllowed(HttpRequest request, out bool verified)
    {
        var whole = request.Host.Value.AsSpan();
        var name = WithoutPort(whole);
        foreach (var allowed in options.AllowedHosts)
        {
            if (whole.Equals(allowed, StringComparison.OrdinalIgnoreCase) || name.Equals(allowed, StringComparison.OrdinalIgnoreCase))
            {
                return verified = true;
            }
        }

        verified = false;

        // No local address means no network: the connection lives inside this process.
        if (request.HttpContext.Connection.LocalIpAddress is not { } local || IPAddress.IsLoopback(local))
        {
            return verified = name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name is "127.0.0.1" or "[::1]";
        }

        return options.AllowedHosts.Count == 0;
    }

    /// <summary>The name in a Host header; an IPv6 address keeps its brackets. Allocates nothing, unlike <see cref="HostString.Host"/>.</summary>
    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> host)
    {
        var colon = host.LastIndexOf(':');
        return colon < 0 || host[colon..].Contains(']') ? host : host[..colon];
    }
}
