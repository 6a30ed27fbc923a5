using Patchbay.Access;

namespace Patchbay.Audit;

/// <summary>
/// Writes down every change that an API token asks for. It stands around authorization and routes, and not within the routes
/// as a filter would, because a body that cannot be read and a missing scope are answered before any filter runs.
/// </summary>
/// <remarks>
/// Requests without a right API token leave no event: nobody knows who sent them, and anybody could fill the table. They are
/// throttled by address instead.
/// </remarks>
sealed class ChangeAudit(RequestDelegate next, AuditEventStore events, LateOutcomes outcomes, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context) =>
        AuditedAction.Of(context.GetEndpoint(), context.Request.Method) is { } action && context.User.Identity is { IsAuthenticated: true }
            ? RecordAsync(context, action)
            : next(context);

    private async Task RecordAsync(HttpContext context, AuditedAction action)
    {
        var started = clock.GetTimestamp();
        var caller = Caller.Of(context);
        var subject = RouteValue(context, action.Subject);
        var account = action.Kind == AuditedAction.AccountKind ? subject : RouteValue(context, action.Account);

        // Before the change: when this cannot be written, nothing is changed.
        var id = await events.BeginAsync(
            new AuditEvent
            {
                At = clock.GetUtcNow(),
                Action = action.Name,
                SubjectId = subject,
                AccountId = account,
                // A caller bound to a tenant can only change what is that tenant's, and another's must not be told by a refusal.
                TenantId = caller.TenantId,
                ApiTokenId = caller.TokenId,
                ApiTokenTenantId = caller.TenantId,
                RemoteAddress = context.Connection.RemoteIpAddress?.ToString(),
            },
            context.RequestAborted);
        var change = new AuditedChange();
        change.Give(context.Request.Query);
        context.Features.Set(change);

        // Whoever answers, handler, exception handler or authorization: no byte leaves before the event is finished.
        context.Response.OnStarting(() => outcomes.EndAsync(id, new AuditOutcome(
            subject ?? change.MadeId,
            account ?? (action.Kind == AuditedAction.AccountKind ? change.MadeId : null),
            change.Fields,
            context.Response.StatusCode,
            clock.GetElapsedTime(started))));
        await next(context);
    }

    private static string? RouteValue(HttpContext context, string? name) =>
        name is null ? null : AuditText.Id(context.Request.RouteValues[name] as string);
}
