using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Patchbay.Api;

namespace Patchbay.Access;

/// <summary>Recognises callers of the management API by <c>Authorization: Bearer pb_…</c>.</summary>
sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokenDirectory tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Bearer";

    private string problem = "Send an API token: Authorization: Bearer pb_…";
    private TimeSpan? retryAfter;

    /// <summary>The token after <c>Bearer</c>; null when the header has none.</summary>
    public static string? TokenOf(string? authorization) =>
        authorization is not null && authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? authorization["Bearer ".Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // MCP URLs and probes are not ours to judge: whatever header a client sends there costs it nothing here.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null
            || TokenOf(Request.Headers.Authorization) is not { Length: > 0 } secret)
        {
            return AuthenticateResult.NoResult();
        }

        var answer = await tokens.FindAsync(secret, Context.Connection.RemoteIpAddress, Context.RequestAborted);
        if (answer.Token is { } token)
        {
            return AuthenticateResult.Success(new AuthenticationTicket(Caller.Principal(token, Name), Name));
        }

        retryAfter = answer.RetryAfter;
        problem = retryAfter is null
            ? "The API token is not known here, was deleted, or has expired."
            : "Too many wrong API tokens came from this address.";
        return AuthenticateResult.Fail(problem);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (retryAfter is { } wait)
        {
            Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ProblemResponses.WriteAsync(Context, StatusCodes.Status429TooManyRequests, problem + " Wait, then send a right one.");
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemResponses.WriteAsync(Context, StatusCodes.Status401Unauthorized, problem);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ProblemResponses.WriteAsync(
        Context, StatusCodes.Status403Forbidden, "This API token lacks the scope: the call needs a token with scope 'manage'.");
}
