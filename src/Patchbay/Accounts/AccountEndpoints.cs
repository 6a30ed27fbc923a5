using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Audit;
using Patchbay.Integrations;

namespace Patchbay.Accounts;

static class AccountEndpoints
{
    public static RouteGroupBuilder MapAccounts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/integrated-account").WithTags("Integrated accounts").RequireAuthorization(Policies.Manage);
        group.MapPost("/", Connect).WithQuery("verify").Audited("integrated_account.create").WithSummary("Connect an account; the vendor is asked first whether it accepts it");
        group.MapGet("/", List).WithPage("tenant_id", "integration").WithSummary("List accounts, newest first");
        group.MapGet("/{id}", Get).WithQuery().WithSummary("Read an account, without its credentials");
        group.MapPatch("/{id}", Patch).WithQuery("verify").Audited("integrated_account.update", "id").WithSummary("Change an account");
        group.MapDelete("/{id}", Delete).WithQuery().Audited("integrated_account.delete", "id").WithSummary("Delete an account with its MCP servers");
        group.MapPost("/{id}/refresh-fields", RefreshFields).WithQuery().Audited("integrated_account.refresh_fields", "id")
            .WithSummary("Read the account's custom fields again, now");
        return group;
    }

    private static async Task<Created<AccountView>> Connect(
        Body<NewAccount> body,
        [FromQuery, Description("false stores the account without asking the vendor.")] string? verify,
        Caller caller,
        IntegrationCatalog catalog,
        AccountStore accounts,
        IAccountUpstream upstream,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var wanted = Verify(verify);
        var account = body.Value.Check(catalog, caller, DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()));
        if (wanted)
        {
            account = account with { OAuth = await VerifyAsync(account, inUse: false, upstream, cancellationToken) };
        }

        await accounts.AddAsync(account, cancellationToken);
        if (wanted)
        {
            // The vendor may need seconds to tell its custom fields: started now, they are there when a client first lists the tools.
            _ = upstream.FieldsAsync(account, refresh: false, CancellationToken.None).AsTask();
        }

        return TypedResults.Created($"/integrated-account/{account.Id}", AccountView.Of(account));
    }

    private static async Task<Ok<Page<AccountView>>> List(
        [AsParameters] PageQuery page,
        [FromQuery(Name = "tenant_id"), Description("Only this tenant's.")] string? tenantId,
        [FromQuery, Description("Only of this integration.")] string? integration,
        Caller caller,
        IntegrationCatalog catalog,
        AccountStore accounts,
        ToolCallStore calls,
        CancellationToken cancellationToken)
    {
        var problems = new Problems();
        if (integration is not null && catalog.Find(integration) is null)
        {
            problems.Add("integration", $"There is no integration '{integration}'. Known: {string.Join(", ", catalog.All.Select(one => one.Name))}.");
        }

        // Another tenant's accounts do not exist for a caller bound to one: an empty list, as for a tenant nobody has heard of.
        var foreign = caller.TenantId is not null && tenantId is not null && tenantId != caller.TenantId;
        var listed = await page.ReadAsync(
            "integrated-account",
            problems,
            async (before, limit) => foreign
                ? []
                : await accounts.ListAsync(new AccountFilter(tenantId ?? caller.TenantId, integration), before, limit, cancellationToken),
            account => account.Id,
            AccountView.Of);
        return TypedResults.Ok(listed with { Result = await WithLastCallsAsync(listed.Result, calls, cancellationToken) });
    }

    private static async Task<Results<Ok<AccountView>, NotFound>> Get(
        string id, Caller caller, AccountStore accounts, ToolCallStore calls, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, caller.TenantId, cancellationToken) is { } account
            ? TypedResults.Ok((await WithLastCallsAsync([AccountView.Of(account)], calls, cancellationToken))[0])
            : TypedResults.NotFound(); // also for an id this caller may not see: that it exists is not ours to tell

    private static async Task<Results<Ok<AccountView>, NotFound>> Patch(
        string id,
        Body<AccountPatch> body,
        [FromQuery, Description("false changes variables or credentials without asking the vendor.")] string? verify,
        Caller caller,
        IntegrationCatalog catalog,
        AccountStore accounts,
        IAccountUpstream upstream,
        ToolCallStore calls,
        CancellationToken cancellationToken)
    {
        var wanted = Verify(verify);
        if (await accounts.FindAsync(id, caller.TenantId, cancellationToken) is not { } account
            || catalog.Find(account.Integration) is not { } integration)
        {
            return TypedResults.NotFound();
        }

        var draft = body.Value.Apply(account, integration);
        OAuthTokens? fetched = null;
        if (wanted && body.Value.NeedsVerify)
        {
            fetched = await VerifyAsync(draft, SignIn.IsSame(draft, account, integration), upstream, cancellationToken);
        }

        return await accounts.ChangeAsync(id, Change, cancellationToken) is { } changed
            ? TypedResults.Ok((await WithLastCallsAsync([AccountView.Of(changed)], calls, cancellationToken))[0])
            : TypedResults.NotFound();

        IntegratedAccount Change(IntegratedAccount current)
        {
            var applied = body.Value.Apply(current, integration);
            return applied with { OAuth = fetched ?? applied.OAuth };
        }
    }

    private static async Task<Results<NoContent, NotFound>> Delete(
        string id, Caller caller, AccountStore accounts, IAccountUpstream upstream, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(id, caller.TenantId, cancellationToken) is null || !await accounts.DeleteAsync(id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        upstream.Forget(id);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<RefreshedFieldsView>, NotFound, ProblemHttpResult>> RefreshFields(
        string id, Caller caller, AccountStore accounts, IAccountUpstream upstream, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(id, caller.TenantId, cancellationToken) is not { } account)
        {
            return TypedResults.NotFound();
        }

        try
        {
            var fields = await upstream.FieldsAsync(account, refresh: true, cancellationToken);
            await accounts.TouchAsync(id, cancellationToken); // every process serves the new fields from here on
            return TypedResults.Ok(RefreshedFieldsView.Of(fields));
        }
        catch (FieldsUnreadableException e)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }

    private static async Task<IReadOnlyList<AccountView>> WithLastCallsAsync(
        IReadOnlyList<AccountView> accounts, ToolCallStore calls, CancellationToken cancellationToken)
    {
        var last = await calls.LastAsync([.. accounts.Select(account => account.Id)], cancellationToken);
        return [.. accounts.Select(account => account with { LastCallAt = last.TryGetValue(account.Id, out var at) ? at : null })];
    }

    private static bool Verify(string? verify) => verify switch
    {
        null or "true" => true,
        "false" => false,
        _ => throw Problems.Of("verify", "Must be true or false."),
    };

    private static async Task<OAuthTokens?> VerifyAsync(
        IntegratedAccount account, bool inUse, IAccountUpstream upstream, CancellationToken cancellationToken)
    {
        var result = await upstream.VerifyAsync(account, inUse, cancellationToken);
        return result.Ok
            ? result.Tokens
            : throw Problems.Of(
                result.AboutCredentials ? "credentials" : "variables",
                $"Nothing was stored: {result.Message} Use ?verify=false to store it anyway.");
    }
}

/// <summary>The custom fields as just read.</summary>
/// <param name="Version">Changes when the fields do; empty when the integration has none.</param>
/// <param name="Fields">Field names by field source.</param>
sealed record RefreshedFieldsView(string Version, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields)
{
    public static RefreshedFieldsView Of(AccountFields fields) => new(
        fields.Version,
        fields.BySource.ToDictionary(
            source => source.Key,
            IReadOnlyList<string> (source) => [.. source.Value["properties"]?.AsObject().Select(property => property.Key) ?? []]));
}
