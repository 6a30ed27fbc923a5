using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Integrations;
using Patchbay.Servers;
using Patchbay.Tools;
using Patchbay.Upstream;

namespace Patchbay.Accounts;

/// <summary>All tools of an account, for agent frameworks that do not speak MCP.</summary>
static class AccountToolEndpoints
{
    public static RouteGroupBuilder MapAccountTools(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/integrated-account/{id}/tools").WithTags("Tools").RequireAuthorization(Policies.Call);
        group.MapGet("/", List).WithQuery().Produces<Page<JsonElement>>().WithSummary("List the account's tools with their schemas");
        group.MapPost("/{tool}", Call).WithQuery("trace").Produces<JsonElement>().Accepts<JsonElement>("application/json")
            .WithMetadata(new AlsoAnswers(typeof(TracedCallView)))
            .WithSummary("Call a tool; the body is its arguments, the answer what the tool gives, or with trace=true all that happened");
        return group;
    }

    private static async Task<Results<ToolListResult, NotFound>> List(
        string id, AccountScope accounts, IAccountUpstream upstream, ToolsetCache toolsets, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) is var (account, integration)
            ? new ToolListResult(toolsets.Get(
                integration, await upstream.FieldsAsync(account, refresh: false, cancellationToken), ToolFilter.None))
            : TypedResults.NotFound();

    private static async Task<Results<ToolCallHttpResult, Ok<TracedCallView>, NotFound, ProblemHttpResult>> Call(
        string id,
        string tool,
        [FromQuery, Description("true answers 200 with the result or error, and every request to the product. Needs scope manage.")] string? trace,
        AccountScope accounts,
        Caller caller,
        IAccountUpstream upstream,
        ToolsetCache toolsets,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var taken = trace switch
        {
            null or "false" => null,
            "true" => new UpstreamTrace(),
            _ => throw Problems.Of("trace", "Must be true or false."),
        };
        if (taken is not null && !context.User.HasClaim(Policies.ScopeClaim, nameof(ApiScope.Manage)))
        {
            // It shows more of the product's answers than the tool gives.
            return TypedResults.Problem("A trace needs an API token with scope 'manage'.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (await accounts.FindAsync(id, cancellationToken) is not var (account, integration))
        {
            return TypedResults.NotFound();
        }

        var fields = await upstream.FieldsAsync(account, refresh: false, cancellationToken);
        if (toolsets.Get(integration, fields, ToolFilter.None).Find(tool) is not { } found)
        {
            return TypedResults.Problem($"{integration.Name} has no tool '{tool}': GET /integrated-account/{id}/tools lists them.", statusCode: StatusCodes.Status404NotFound);
        }

        if (account.Status == AccountStatus.Disabled)
        {
            return TypedResults.Problem("The account is disabled: PATCH its status to active first.", statusCode: StatusCodes.Status409Conflict);
        }

        using var arguments = await JsonBody.ReadObjectAsync(context, cancellationToken);
        var started = clock.GetTimestamp();
        var result = await upstream.CallAsync(
            account, found, arguments.RootElement, new CallOrigin { ApiTokenId = caller.TokenId }, taken, cancellationToken);
        return taken is null ? new ToolCallHttpResult(result) : TypedResults.Ok(TracedCallView.Of(result, taken, clock.GetElapsedTime(started)));
    }
}
