using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Audit;
using Patchbay.Hosting;
using Patchbay.Servers;

namespace Patchbay.Sessions;

static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/session").WithTags("Session");
        group.MapPost("/", SignIn).WithQuery().ProducesProblem(401).ProducesProblem(403).ProducesProblem(429)
            .WithSummary("Sign a browser in, by an API token with scope manage or by the code of a login link; the answer sets the session's cookie");
        group.MapGet("/", Get).WithQuery().RequireAuthorization(Policies.Manage).WithSummary("Who is signed in; 404 for callers that use an API token");
        group.MapDelete("/", SignOut).WithQuery().RequireAuthorization(Policies.Manage).Audited("session.delete")
            .WithSummary("Sign out: the session ends everywhere");
        routes.MapPost("/login-link", MakeLink).WithTags("Session").WithQuery().RequireAuthorization(Policies.Manage).Audited("login_link.create")
            .WithSummary("Make a link that signs one browser in for the caller; it works once, for 10 minutes");
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> SignIn(
        Body<NewSession> body,
        ApiTokenDirectory tokens,
        LoginLinks links,
        SessionStore sessions,
        SessionDirectory directory,
        SameOrigin origin,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!origin.Allows(context.Request))
        {
            return TypedResults.Problem("The request comes from a page of another site: nobody is signed in from there.", statusCode: StatusCodes.Status403Forbidden);
        }

        body.Value.Check();
        var address = context.Connection.RemoteIpAddress;
        var (token, wait) = body.Value.Code is { } code
            ? await links.UseAsync(code, address, cancellationToken)
            : await tokens.FindAsync(body.Value.Token!.Trim(), address, cancellationToken);
        if (wait is { } time)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return TypedResults.Problem("Too many wrong tokens came from this address. Wait, then try again.", statusCode: StatusCodes.Status429TooManyRequests);
        }

        if (token is not null && !token.Scopes.Contains(ApiScope.Manage))
        {
            return TypedResults.Problem("This API token may only call tools. Signing in needs one with scope 'manage'.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (token is null || await sessions.CreateAsync(token, address?.ToString(), cancellationToken) is not var (session, secret))
        {
            return TypedResults.Problem(
                body.Value.Code is null
                    ? "The API token is not known here, was deleted, or has expired."
                    : "The link is not known here, was used already, or is older than 10 minutes. 'patchbay login-link' makes a new one.",
                statusCode: StatusCodes.Status401Unauthorized);
        }

        SessionCookie.Write(context, secret, session.ExpiresAt - clock.GetUtcNow(), origin.IsSecure(context.Request));
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(SessionView.Of(session, directory.CsrfToken(secret)));
    }

    private static Results<Ok<SessionView>, NotFound> Get(HttpContext context, SessionDirectory directory) =>
        Session.Of(context) is { } session && SessionCookie.Read(context.Request) is { } secret
            ? TypedResults.Ok(SessionView.Of(session, directory.CsrfToken(secret)))
            : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> SignOut(
        HttpContext context, SessionStore sessions, SameOrigin origin, CancellationToken cancellationToken)
    {
        if (Session.Of(context) is not { } session)
        {
            return TypedResults.NotFound();
        }

        await sessions.DeleteAsync(session.Id, cancellationToken);
        SessionCookie.Clear(context, origin.IsSecure(context.Request));
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<LoginLinkView>, NotFound>> MakeLink(
        Caller caller, LoginLinks links, PublicUrl publicUrl, HttpContext context, CancellationToken cancellationToken) =>
        await links.CreateAsync(caller.TokenId, cancellationToken) is var (code, expiresAt)
            ? TypedResults.Ok(new LoginLinkView(publicUrl.Of(LoginLinks.PathOf(code), context.Request), expiresAt))
            : TypedResults.NotFound(); // the caller's own token was deleted this very moment
}

/// <summary>Who wants to sign in: give one of the two.</summary>
sealed record NewSession
{
    [Description("An API token with scope manage.")]
    public string? Token { get; init; }

    [Description("The code of a login link: what stands behind its #. It works once.")]
    public string? Code { get; init; }

    /// <exception cref="InvalidRequestException">Not exactly one was given.</exception>
    public void Check()
    {
        var problems = new Problems();
        if (string.IsNullOrWhiteSpace(Token) == string.IsNullOrWhiteSpace(Code))
        {
            problems.Add("token", "Give an API token, or else the code of a login link.");
        }

        problems.ThrowIfAny();
    }
}

/// <summary>A session as its own browser sees it.</summary>
sealed record SessionView
{
    [Description("Send it as X-CSRF-Token with every request that is not a GET.")]
    public required string CsrfToken { get; init; }

    [Description("Name of the API token the session acts for.")]
    public required string Name { get; init; }

    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    [Description("The only tenant it may see; null for all.")]
    public required string? TenantId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    [Description("Version of the server.")]
    public required string Version { get; init; }

    public static SessionView Of(Session session, string csrfToken) => new()
    {
        CsrfToken = csrfToken,
        Name = session.Token.Name,
        Scopes = session.Token.Scopes,
        TenantId = session.Token.TenantId,
        ExpiresAt = session.ExpiresAt,
        Version = ProductVersion.Text,
    };
}

sealed record LoginLinkView(
    [property: Description("Open it in a browser. It is not kept, works once and signs in whoever opens it.")] string Url,
    DateTimeOffset ExpiresAt);
