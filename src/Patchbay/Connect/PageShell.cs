using System.Security.Cryptography;
using System.Text;

namespace Patchbay.Connect;

/// <summary>
/// A page for people without a Patchbay account: no script, nothing loaded from anywhere, in nobody's frame, and kept in no cache, as its
/// address is a secret and its fields hold more of them.
/// </summary>
/// <param name="goTo">Absolute URL the browser goes on to by itself; null to stay.</param>
sealed class PageShell(int status, string title, Html content, string? goTo = null) : IResult
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: #1c2430; --soft: #566070; --ground: #f3f5f8; --card: #fff; --line: #8b95a5; --act: #1d5bbf; --on-act: #fff; --bad: #b3261e; --good: #1b6e3c; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e8ecf2; --soft: #a9b3c2; --ground: #12161c; --card: #1b212a; --line: #6b7686; --act: #8ab4f8; --on-act: #10203a; --bad: #ff9d94; --good: #83d6a0; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        main { max-width: 34rem; margin: 2rem auto; padding: 2rem; background: var(--card); border-radius: .75rem; box-shadow: 0 1px 4px #0003; overflow-wrap: anywhere; }
        @media (max-width: 36rem) { main { margin: 0; padding: 1.25rem; border-radius: 0; box-shadow: none; min-height: 100vh; } }
        h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .75rem; }
        h1.good { color: var(--good); }
        h2 { font-size: 1.1rem; margin: 1.75rem 0 .4rem; }
        p { margin: 0 0 1rem; }
        a { color: var(--act); }
        form { margin-top: 1.5rem; }
        fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0; }
        legend { padding: 0; margin-bottom: .5rem; font-weight: 600; }
        .field { margin-bottom: 1.25rem; }
        .field label { display: block; font-weight: 600; margin-bottom: .2rem; }
        .note { color: var(--soft); font-size: .9rem; margin: 0 0 .4rem; }
        h2 + .note, .fields > .note { margin-bottom: .9rem; }
        .optional { color: var(--soft); font-weight: 400; }
        input:not([type=radio]) { width: 100%; padding: .6rem .7rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .4rem; }
        input[aria-invalid] { border: 2px solid var(--bad); }
        :focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
        .error { color: var(--bad); font-weight: 600; margin: .35rem 0 0; }
        .alert { border-left: 4px solid var(--bad); padding: .25rem 0 .25rem .9rem; }
        .alert p { margin: 0; }
        .kind { border: 1px solid var(--line); border-radius: .4rem; padding: .75rem .9rem; margin-bottom: .6rem; }
        .kind > label { font-weight: 600; margin-left: .35rem; }
        .kind > .fields { margin-top: .9rem; }
        .kind > input:not(:checked) ~ .fields { display: none; }
        .kind .field:last-child { margin-bottom: .25rem; }
        button, .button { display: inline-block; font: inherit; font-weight: 600; padding: .65rem 1.4rem; border: 0; border-radius: .4rem; background: var(--act); color: var(--on-act); text-decoration: none; cursor: pointer; }
        .foot { color: var(--soft); font-size: .9rem; margin: 1.5rem 0 0; }
        code { font-size: .9em; }
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex";
        return response.WriteAsync(Document().ToString(), httpContext.RequestAborted);
    }

    // Going on by a redirect would fall under form-action when a form was submitted, and the vendor's address is not known beforehand.
    private Html Document()
    {
        Html style = $"";
        style.AppendLiteral(Style);
        Html refresh = goTo is null ? Html.None : $"""<meta http-equiv="refresh" content="0;url={goTo}">""";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            {refresh}
            <style>{style}</style>
            </head>
            <body>
            <main>
            {content}
            </main>
            </body>
            </html>

            """;
    }
}
