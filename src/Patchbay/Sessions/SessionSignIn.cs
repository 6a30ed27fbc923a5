using Patchbay.Access;

namespace Patchbay.Sessions;

/// <summary>Who a request's cookie signs in, or why it does not.</summary>
/// <param name="Token">Null when it signs nobody in.</param>
readonly record struct SignedIn(ApiToken? Token, int Status, string Problem, TimeSpan? RetryAfter);

/// <summary>Recognises callers of the management API by the cookie of a session.</summary>
sealed class SessionSignIn(SessionDirectory sessions, SameOrigin origin)
{
    /// <summary>The session found stands in the request's features afterwards.</summary>
    public async ValueTask<SignedIn> TryAsync(HttpContext context, string secret)
    {
        if (!origin.Allows(context.Request))
        {
            return Refused(StatusCodes.Status403Forbidden, "The request comes from a page of another site, for which a session does not count.");
        }

        var answer = await sessions.FindAsync(secret, context.Connection.RemoteIpAddress, context.RequestAborted);
        if (answer.RetryAfter is { } wait)
        {
            return new SignedIn(null, StatusCodes.Status429TooManyRequests, "Too many wrong tokens came from this address.", wait);
        }

        if (answer.Session is not { } session)
        {
            // So that a page that goes on asking is not taken for somebody who guesses.
            SessionCookie.Clear(context, origin.IsSecure(context.Request));
            return Refused(StatusCodes.Status401Unauthorized, "The session has ended: sign in again.");
        }

        if (!IsSafe(context.Request.Method) && !sessions.IsCsrfToken(secret, context.Request.Headers[SessionCookie.CsrfHeader]))
        {
            return Refused(
                StatusCodes.Status403Forbidden, $"A change made with a session needs the header {SessionCookie.CsrfHeader}: the csrf_token of GET /session.");
        }

        context.Features.Set(session);
        context.Response.Headers.CacheControl = "no-store"; // nothing of it stays in the browser after signing out
        return new SignedIn(session.Token, StatusCodes.Status200OK, "", null);
    }

    private static bool IsSafe(string verb) => HttpMethods.IsGet(verb) || HttpMethods.IsHead(verb);

    private static SignedIn Refused(int status, string problem) => new(null, status, problem, null);
}
