using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Api;
using Patchbay.Audit;

namespace Patchbay.Access;

static class ApiTokenEndpoints
{
    public static RouteGroupBuilder MapApiTokens(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api-token").WithTags("API tokens").RequireAuthorization(Policies.Manage);
        group.MapPost("/", Create).WithQuery().Audited("api_token.create").WithSummary("Make an API token; its secret is shown this once");
        group.MapGet("/", List).WithPage().WithSummary("List API tokens, newest first");
        group.MapDelete("/{id}", Delete).WithQuery().Audited("api_token.delete", "id")
            .WithSummary("Delete an API token: it stops working everywhere within a second");
        return group;
    }

    private static async Task<Created<NewApiTokenView>> Create(
        Body<NewApiToken> body, Caller caller, ApiTokenStore tokens, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (name, scopes, tenant) = body.Value.Check(caller, clock.GetUtcNow());
        var (token, secret) = await tokens.CreateAsync(name, scopes, tenant, body.Value.ExpiresAt, unasked: false, cancellationToken);
        return TypedResults.Created((string?)null, NewApiTokenView.Of(token, secret));
    }

    private static async Task<Ok<Page<ApiToken>>> List(
        [AsParameters] PageQuery page, Caller caller, ApiTokenStore tokens, CancellationToken cancellationToken) =>
        TypedResults.Ok(await page.ReadAsync(
            "api-token",
            new Problems(),
            (before, limit) => tokens.ListAsync(caller.TenantId, before, limit, cancellationToken),
            token => token.Id,
            token => token));

    private static async Task<Results<NoContent, NotFound>> Delete(
        string id, Caller caller, ApiTokenStore tokens, CancellationToken cancellationToken) =>
        await tokens.DeleteAsync(id, caller.TenantId, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();
}

sealed record NewApiToken
{
    [Description("What it is for; 1 to 200 characters.")]
    public required string Name { get; init; }

    [Description("manage: everything. call: only calling tools.")]
    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    [Description("The only tenant whose accounts it may see; left out, all tenants (or the caller's own, when it has one).")]
    public string? TenantId { get; init; }

    [Description("UTC; left out, it never expires.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <exception cref="InvalidRequestException">Something cannot be used.</exception>
    public (string Name, IReadOnlyList<ApiScope> Scopes, string? TenantId) Check(Caller caller, DateTimeOffset now)
    {
        var problems = new Problems();
        Texts.Check("name", Name, problems);
        if (TenantId is not null)
        {
            Texts.Check("tenant_id", TenantId, problems);
        }

        if (Scopes.Count == 0)
        {
            problems.Add("scopes", "Give at least one of: manage, call.");
        }

        if (caller.TenantId is not null && TenantId is not null && TenantId != caller.TenantId)
        {
            problems.Add("tenant_id", $"Your own token is bound to tenant '{caller.TenantId}': only that one is possible.");
        }

        if (ExpiresAt <= now)
        {
            problems.Add("expires_at", "Must be in the future.");
        }

        problems.ThrowIfAny();
        return (Name, [.. Scopes.Distinct()], TenantId ?? caller.TenantId);
    }
}

sealed record NewApiTokenView(
    string Id,
    string Name,
    IReadOnlyList<ApiScope> Scopes,
    string? TenantId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    [property: Description("The token itself. It is not kept: store it now.")] string Token) : IHasId
{
    public static NewApiTokenView Of(ApiToken token, string secret) =>
        new(token.Id, token.Name, token.Scopes, token.TenantId, token.CreatedAt, token.ExpiresAt, secret);
}
