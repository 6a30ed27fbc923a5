using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Patchbay.Hosting;

namespace Patchbay.Dashboard;

/// <summary>
/// The one page of the dashboard. Each request gets it with a nonce of its own in <c>&lt;meta name="csp-nonce"&gt;</c>, for the styles its
/// script makes, and with the server's version in <c>&lt;meta name="patchbay-version"&gt;</c>.
/// </summary>
sealed class DashboardPage
{
    private readonly string beforeNonce;
    private readonly string afterNonce;

    public DashboardPage(string html)
    {
        const string mark = "\0";
        var parts = Fill(Fill(html, "patchbay-version", ProductVersion.Text), "csp-nonce", mark).Split(mark);
        (beforeNonce, afterNonce) = (parts[0], parts[1]);
    }

    public Task WriteAsync(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)); // 24 characters, none of which HTML would have to escape
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        response.Headers.CacheControl = "no-store";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return response.WriteAsync(beforeNonce + nonce + afterNonce, context.RequestAborted);
    }

    private static string Fill(string html, string name, string content)
    {
        var there = new Regex($"""(<meta\s+name="{name}"\s+content=")[^"]*""", RegexOptions.None, TimeSpan.FromSeconds(1));
        return there.IsMatch(html)
            ? there.Replace(html, match => match.Groups[1].Value + content, 1)
            : html.Replace("<head>", $"""<head><meta name="{name}" content="{content}">""", StringComparison.Ordinal);
    }
}
