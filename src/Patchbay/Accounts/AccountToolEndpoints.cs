using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Integrations;
using Patchbay.Servers;
using Patchbay.Tools;

namespace Patchbay.Accounts;

/// <summary>All tools of an account, for agent frameworks that do not speak MCP.</summary>
static class AccountToolEndpoints
{
    public static RouteGroupBuilder MapAccountTools(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/integrated-account/{id}/tools").WithTags("Tools").RequireAuthorization(Policies.Call);
        group.MapGet("/", List).WithQuery().Produces<Page<JsonElement>>().WithSummary("List the account's tools with their schemas");
        group.MapPost("/{tool}", Call).WithQuery().Produces<JsonElement>().Accepts<JsonElement>("application/json")
            .WithSummary("Call a tool; the body is its arguments, the answer what the tool gives");
        return group;
    }

    private static async Task<Results<ToolListResult, NotFound>> List(
        string id, AccountScope accounts, IAccountUpstream upstream, ToolsetCache toolsets, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) is var (account, integration)
            ? new ToolListResult(toolsets.Get(
                integration, await upstream.FieldsAsync(account, refresh: false, cancellationToken), ToolFilter.None))
            : TypedResults.NotFound();

    private static async Task<Results<ToolCallHttpResult, NotFound, ProblemHttpResult>> Call(
        string id,
        string tool,
        AccountScope accounts,
        Caller caller,
        IAccountUpstream upstream,
        ToolsetCache toolsets,
        HttpContext context,
        CancellationToken cancellationToken)
    {
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
        var result = await upstream.CallAsync(
            account, found, arguments.RootElement, new CallOrigin { ApiTokenId = caller.TokenId }, cancellationToken);
        return new ToolCallHttpResult(result);
    }
}
