namespace Patchbay.Sessions;

/// <summary>Where a browser keeps its session's secret: no script reads it, no other site sends it.</summary>
static class SessionCookie
{
    public const string Name = "patchbay_session";

    /// <summary>The header in which our pages prove that it is them.</summary>
    public const string CsrfHeader = "X-CSRF-Token";

    public static string? Read(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && request.Cookies.TryGetValue(Name, out var secret) && secret.Length > 0 ? secret : null;

    public static void Write(HttpContext context, string secret, TimeSpan lifetime, bool secure) =>
        context.Response.Cookies.Append(Name, secret, Attributes(secure, lifetime));

    public static void Clear(HttpContext context, bool secure) => context.Response.Cookies.Delete(Name, Attributes(secure, null));

    private static CookieOptions Attributes(bool secure, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = secure,
        Path = "/",
        MaxAge = lifetime,
    };
}
