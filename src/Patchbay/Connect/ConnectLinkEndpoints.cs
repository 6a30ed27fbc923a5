using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Access;
using Patchbay.Accounts;
using Patchbay.Api;
using Patchbay.Audit;
using Patchbay.Integrations;
using Patchbay.Servers;

namespace Patchbay.Connect;

static class ConnectLinkEndpoints
{
    public static void MapConnectLinks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/connect-link").WithTags("Connect links").RequireAuthorization(Policies.Manage);
        group.MapPost("/", Create).WithQuery().Audited("connect_link.create").WithSummary("Make a link by which a customer connects an account; its URL is shown this once");
        group.MapGet("/", List).WithPage("tenant_id").WithSummary("List connect links, newest first");
        group.MapDelete("/{id}", Delete).WithQuery().Audited("connect_link.delete", "id").WithSummary("Delete a connect link: it stops working at once");
        routes.MapPost("/integrated-account/{id}/connect-link", Reconnect).WithTags("Connect links").RequireAuthorization(Policies.Manage)
            .WithQuery().Audited("connect_link.create", account: "id").WithSummary("Make a link by which a customer signs the account in again; its URL is shown this once");
    }

    private static async Task<Created<ConnectLinkView>> Create(
        Body<NewConnectLink> body,
        Caller caller,
        IntegrationCatalog catalog,
        ConnectLinkStore links,
        PublicUrl publicUrl,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var link = body.Value.Check(catalog, caller, Now(clock));
        return await CreatedAsync(link, links, publicUrl, context, cancellationToken);
    }

    private static async Task<Results<Created<ConnectLinkView>, NotFound>> Reconnect(
        string id,
        Body<NewReconnectLink> body,
        AccountScope accounts,
        ConnectLinkStore links,
        PublicUrl publicUrl,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(id, cancellationToken) is not var (account, integration))
        {
            return TypedResults.NotFound();
        }

        return await CreatedAsync(body.Value.Check(account, integration, Now(clock)), links, publicUrl, context, cancellationToken);
    }

    private static async Task<Ok<Page<ConnectLinkView>>> List(
        [AsParameters] PageQuery page,
        [FromQuery(Name = "tenant_id"), Description("Only this tenant's.")] string? tenantId,
        Caller caller,
        ConnectLinkStore links,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var foreign = caller.TenantId is not null && tenantId is not null && tenantId != caller.TenantId;
        return TypedResults.Ok(await page.ReadAsync(
            "connect-link",
            new Problems(),
            async (before, limit) => foreign ? [] : await links.ListAsync(tenantId ?? caller.TenantId, before, limit, cancellationToken),
            link => link.Id,
            link => ConnectLinkView.Of(link, clock.GetUtcNow())));
    }

    private static async Task<Results<NoContent, NotFound>> Delete(
        string id, Caller caller, ConnectLinkStore links, CancellationToken cancellationToken) =>
        await links.DeleteAsync(id, caller.TenantId, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Created<ConnectLinkView>> CreatedAsync(
        ConnectLink link, ConnectLinkStore links, PublicUrl publicUrl, HttpContext context, CancellationToken cancellationToken)
    {
        var token = await links.AddAsync(link, cancellationToken);
        return TypedResults.Created(
            (string?)null, ConnectLinkView.Of(link, link.CreatedAt) with { Url = publicUrl.Of($"/connect/{token}", context.Request) });
    }

    private static DateTimeOffset Now(TimeProvider clock) => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
