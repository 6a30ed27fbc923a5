using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Access;
using Patchbay.Accounts;
using Patchbay.Api;
using Patchbay.Audit;

namespace Patchbay.Servers;

static class McpServerEndpoints
{
    public static RouteGroupBuilder MapMcpServers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/integrated-account/{id}/mcp").WithTags("MCP servers").RequireAuthorization(Policies.Manage);
        group.MapPost("/", Create).WithQuery().Audited("mcp_server.create", account: "id").WithSummary("Make an MCP server; its URL is shown this once");
        group.MapPost("/preview", Preview).WithQuery().ChangesNothing()
            .WithSummary("What an MCP server with this config would offer, and what its list of tools costs a model; nothing is made");
        group.MapGet("/", List).WithPage().WithSummary("List the account's MCP servers, newest first");
        group.MapGet("/{mcp_id}", Get).WithQuery().WithSummary("Read an MCP server, without its URL");
        group.MapPatch("/{mcp_id}", Patch).WithQuery().Audited("mcp_server.update", "mcp_id", "id").WithSummary("Change an MCP server; its URL stays");
        group.MapDelete("/{mcp_id}", Delete).WithQuery().Audited("mcp_server.delete", "mcp_id", "id")
            .WithSummary("Revoke an MCP server: its URL stops answering everywhere within a second");
        group.MapPost("/{mcp_id}/rotate", Rotate).WithQuery().Audited("mcp_server.rotate", "mcp_id", "id")
            .WithSummary("Give an MCP server a new URL; the old one stops answering");
        return group;
    }

    private static async Task<Results<Created<McpServerView>, NotFound>> Create(
        string id,
        Body<NewMcpServer> body,
        AccountScope accounts,
        McpServerStore servers,
        PublicUrl publicUrl,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(id, cancellationToken) is not var (account, integration))
        {
            return TypedResults.NotFound();
        }

        body.Value.Check(integration, clock.GetUtcNow());
        var (server, token) = await servers.CreateAsync(
            account.Id, body.Value.Name, body.Value.Config, body.Value.ExpiresAt, cancellationToken);
        return TypedResults.Created(
            $"/integrated-account/{id}/mcp/{server.Id}",
            McpServerView.Of(server) with { Url = publicUrl.OfMcp(token, context.Request) });
    }

    private static async Task<Results<Ok<McpPreviewView>, NotFound>> Preview(
        string id,
        Body<McpPreviewRequest> body,
        AccountScope accounts,
        IAccountUpstream upstream,
        ToolsetCache toolsets,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(id, cancellationToken) is not var (account, integration))
        {
            return TypedResults.NotFound();
        }

        body.Value.Check(integration, clock.GetUtcNow());
        var config = body.Value.Config;
        var fields = await upstream.FieldsAsync(account, refresh: false, cancellationToken);
        return TypedResults.Ok(McpPreviewView.Of(toolsets.Get(integration, fields, config), config));
    }

    private static async Task<Results<Ok<Page<McpServerView>>, NotFound>> List(
        string id, [AsParameters] PageQuery page, AccountScope accounts, McpServerStore servers, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(await page.ReadAsync(
                $"mcp/{id}",
                new Problems(),
                (before, limit) => servers.ListAsync(id, before, limit, cancellationToken),
                server => server.Id,
                McpServerView.Of));

    private static async Task<Results<Ok<McpServerView>, NotFound>> Get(
        string id, [FromRoute(Name = "mcp_id")] string mcpId, AccountScope accounts, McpServerStore servers, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) is not null
            && await servers.FindAsync(id, mcpId, cancellationToken) is { } server
            ? TypedResults.Ok(McpServerView.Of(server))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<McpServerView>, NotFound>> Patch(
        string id,
        [FromRoute(Name = "mcp_id")] string mcpId,
        Body<McpServerPatch> body,
        AccountScope accounts,
        McpServerStore servers,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(id, cancellationToken) is not var (_, integration))
        {
            return TypedResults.NotFound();
        }

        var patch = body.Value;
        patch.Check(integration, clock.GetUtcNow());
        var changed = await servers.ChangeAsync(
            id,
            mcpId,
            server => server with
            {
                Name = patch.Name ?? server.Name,
                Config = patch.Config ?? server.Config,
                ExpiresAt = body.Sent("expires_at") ? patch.ExpiresAt : server.ExpiresAt,
            },
            cancellationToken);
        return changed is null ? TypedResults.NotFound() : TypedResults.Ok(McpServerView.Of(changed));
    }

    private static async Task<Results<NoContent, NotFound>> Delete(
        string id, [FromRoute(Name = "mcp_id")] string mcpId, AccountScope accounts, McpServerStore servers, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) is not null && await servers.DeleteAsync(id, mcpId, cancellationToken)
            ? TypedResults.NoContent()
            : TypedResults.NotFound();

    private static async Task<Results<Ok<McpServerView>, NotFound>> Rotate(
        string id,
        [FromRoute(Name = "mcp_id")] string mcpId,
        AccountScope accounts,
        McpServerStore servers,
        PublicUrl publicUrl,
        HttpContext context,
        CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) is not null
            && await servers.RotateAsync(id, mcpId, cancellationToken) is { } token
            && await servers.FindAsync(id, mcpId, cancellationToken) is { } server
            ? TypedResults.Ok(McpServerView.Of(server) with { Url = publicUrl.OfMcp(token, context.Request) })
            : TypedResults.NotFound();
}
