using Microsoft.AspNetCore.HttpOverrides;
using Patchbay.Upstream;
using IPNetwork = System.Net.IPNetwork;

namespace Patchbay.Hosting;

/// <summary>Takes a caller's address and scheme from reverse proxies that an operator named, and from nobody else.</summary>
static class TrustedProxies
{
    public static WebApplication UseTrustedProxies(this WebApplication app, PatchbayOptions options)
    {
        if (Parse(options.Proxies) is { Count: > 0 } proxies)
        {
            var forwarded = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
                ForwardLimit = null, // through all proxies that are trusted, and no further
            };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                forwarded.KnownIPNetworks.Add(proxy);
            }

            app.UseForwardedHeaders(forwarded);
        }

        return app;
    }

    /// <exception cref="FormatException">Names every entry that is neither an address nor a CIDR range.</exception>
    public static IReadOnlyList<IPNetwork> Parse(string? text)
    {
        var entries = (text ?? "").Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var wrong = entries.Where(entry => AddressRange.Parse(entry) is null).Select(entry => $"'{entry}'").ToList();
        return wrong.Count == 0
            ? [.. entries.Select(entry => AddressRange.Parse(entry)!.Value)]
            : throw new FormatException($"PATCHBAY_PROXIES: {string.Join(", ", wrong)} is neither an address nor a CIDR range. Allowed, separated by commas: 127.0.0.1, 10.1.0.0/16, ::1.");
    }
}
