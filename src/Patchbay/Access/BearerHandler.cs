using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Patchbay.Api;
using Patchbay.Sessions;

namespace Patchbay.Access;

/// <summary>
/// Recognises callers of the management API by <c>Authorization: Bearer pb_…</c>, or else by the cookie of a session. One handler for
/// both, as it runs on every request, MCP's included.
/// </summary>
sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiTokenDirectory tokens,
    SessionSignIn sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Bearer";

    private string problem = "Send an API token: Authorization: Bearer pb_…";
    private int status = StatusCodes.Status401Unauthorized;
    private TimeSpan? retryAfter;

    /// <summary>The token after <c>Bearer</c>; null when the header has none.</summary>
    public static string? TokenOf(string? authorization) =>
        authorization is not null && authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? authorization["Bearer ".Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // MCP URLs and probes are not ours to judge: whatever header a client sends there costs it nothing here, and no cookie counts.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            return AuthenticateResult.NoResult();
        }

        return TokenOf(Request.Headers.Authorization) is { Length: > 0 } secret ? await ByTokenAsync(secret)
            : Request.Headers.Authorization.Count == 0 && SessionCookie.Read(Request) is { } cookie ? await BySessionAsync(cookie)
            : AuthenticateResult.NoResult();
    }

    private async Task<AuthenticateResult> ByTokenAsync(string secret)
    {
        var answer = await tokens.FindAsync(secret, Context.Connection.RemoteIpAddress, Context.RequestAborted);
        if (answer.Token is { } token)
        {
            return Success(token);
        }

        retryAfter = answer.RetryAfter;
        problem = retryAfter is null
            ? "The API token is not known here, was deleted, or has expired."
            : "Too many wrong API tokens came from this address.";
        return AuthenticateResult.Fail(problem);
    }

    private async Task<AuthenticateResult> BySessionAsync(string cookie)
    {
        var answer = await sessions.TryAsync(Context, cookie);
        if (answer.Token is { } token)
        {
            return Success(token);
        }

        (status, problem, retryAfter) = (answer.Status, answer.Problem, answer.RetryAfter);
        return AuthenticateResult.Fail(problem);
    }

    private static AuthenticateResult Success(ApiToken token) =>
        AuthenticateResult.Success(new AuthenticationTicket(Caller.Principal(token, Name), Name));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (retryAfter is { } wait)
        {
            Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ProblemResponses.WriteAsync(Context, StatusCodes.Status429TooManyRequests, problem + " Wait, then send a right one.");
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            Response.Headers.WWWAuthenticate = "Bearer";
        }

        return ProblemResponses.WriteAsync(Context, status, problem);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ProblemResponses.WriteAsync(
        Context, StatusCodes.Status403Forbidden, "This API token lacks the scope: the call needs a token with scope 'manage'.");
}
