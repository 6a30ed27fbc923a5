using Patchbay.Hosting;

namespace Patchbay.Sessions;

/// <summary>Tells requests of our own pages from those that another site's page makes in the same browser.</summary>
sealed class SameOrigin(PatchbayOptions options)
{
    private readonly string? publicHost = options.PublicUrl is { } url ? new Uri(url).Authority : null;

    /// <summary>False when the browser says that the request comes from elsewhere. Programs that are no browsers say nothing.</summary>
    public bool Allows(HttpRequest request)
    {
        // Browsers set this one themselves, wherever the connection is secure or local, and no page can change it.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            // Of the scheme a proxy that ends TLS may tell us nothing, so the host has to do.
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && (from.Authority.Equals(Authority(request), StringComparison.OrdinalIgnoreCase)
                    || from.Authority.Equals(publicHost, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>True when the browser reaches us by TLS, be it ended by a proxy before us.</summary>
    public bool IsSecure(HttpRequest request) => request.IsHttps
        || (options.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true
            && Authority(request).Equals(publicHost, StringComparison.OrdinalIgnoreCase));

    private static string Authority(HttpRequest request) => request.Host.Value ?? "";
}
