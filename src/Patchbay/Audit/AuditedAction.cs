using Microsoft.AspNetCore.Authorization;
using Patchbay.Access;

namespace Patchbay.Audit;

/// <summary>What a route does, in the audit's words.</summary>
/// <param name="Name">Kind of thing and what happens to it: <c>mcp_server.create</c>.</param>
/// <param name="Subject">Route parameter with the thing's id; null when the route makes the thing.</param>
/// <param name="Account">Route parameter with the id of the account it belongs to; null for none.</param>
sealed record AuditedAction(string Name, string? Subject, string? Account)
{
    public const string AccountKind = "integrated_account";

    /// <summary>The kind of thing: what stands before the dot.</summary>
    public string Kind => KindOf(Name);

    public static string KindOf(string name) => name.IndexOf('.') is > 0 and var dot ? name[..dot] : "";

    /// <summary>
    /// Null for a request that changes nothing the audit keeps. A route that needs the manage scope and does not say what it does
    /// is kept under its verb and pattern: an unnamed change must not be an unrecorded one.
    /// </summary>
    public static AuditedAction? Of(Endpoint? endpoint, string verb)
    {
        if (endpoint is null || endpoint.Metadata.GetMetadata<ChangesNothing>() is not null || HttpMethods.IsGet(verb) || HttpMethods.IsHead(verb) || HttpMethods.IsOptions(verb))
        {
            return null;
        }

        return endpoint.Metadata.GetMetadata<AuditedAction>()
            ?? (endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy == Policies.Manage
                ? new AuditedAction($"{verb} {(endpoint as RouteEndpoint)?.RoutePattern.RawText}", null, null)
                : null);
    }
}

/// <summary>Says of a route that its verb is only for the sake of a body: it asks, and changes nothing.</summary>
sealed class ChangesNothing;

/// <summary>What can be made and then named by its id.</summary>
interface IHasId
{
    string Id { get; }
}

static class AuditedRoutes
{
    public static RouteHandlerBuilder ChangesNothing(this RouteHandlerBuilder route) => route.WithMetadata(new ChangesNothing());

    /// <summary>States what the route does, for the audit. See <see cref="AuditedAction"/> for the parameters.</summary>
    public static RouteHandlerBuilder Audited(this RouteHandlerBuilder route, string name, string? subject = null, string? account = null) => route
        .WithMetadata(new AuditedAction(name, subject, account))
        .AddEndpointFilter(async (context, next) =>
        {
            var result = await next(context);
            var made = result is INestedHttpResult nested ? nested.Result : result;
            if (subject is null && made is IValueHttpResult { Value: IHasId thing } && AuditedChange.Of(context.HttpContext) is { } change)
            {
                change.MadeId = thing.Id;
            }

            return result;
        });
}
