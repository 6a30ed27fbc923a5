using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Storage;

namespace Patchbay.Audit;

static class AuditEventEndpoints
{
    private static readonly string[] Filters = ["action", "subject_id", "integrated_account_id", "api_token_id", "status", "since", "until"];

    public static RouteGroupBuilder MapAuditEvents(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/audit-event").WithTags("Audit").RequireAuthorization(Policies.Manage);
        group.MapGet("/", List).WithPage(Filters)
            .WithSummary("List changes made through this API, refused attempts at them, and what the system did by itself, newest first");
        group.MapGet("/export", Export).WithQuery(Filters).ProducesLines<AuditEventView>()
            .WithSummary("All of them, oldest first, one JSON object a line");
        return group;
    }

    private static async Task<Ok<Page<AuditEventView>>> List(
        [AsParameters] PageQuery page,
        [AsParameters] AuditEventQuery query,
        Caller caller,
        AuditEventStore events,
        CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var filter = query.ToFilter(caller.TenantId, problems);
        return TypedResults.Ok(await page.ReadAsync(
            "audit-event",
            problems,
            (before, limit) => events.ListAsync(filter, before, limit, cancellationToken),
            one => one.Id,
            AuditEventView.Of));
    }

    private static Export<AuditEventRow, AuditEventView> Export(
        [AsParameters] AuditEventQuery query, Caller caller, AuditEventStore events, TimeProvider clock)
    {
        var problems = new Problems();
        var filter = query.ToFilter(caller.TenantId, problems);
        problems.ThrowIfAny();
        var bounded = filter with { Until = Exports.UpTo(filter.Until, clock) };
        return new((after, limit, token) => events.ExportAsync(bounded, after, limit, token), one => one.Id, AuditEventView.Of);
    }
}

sealed class AuditEventQuery
{
    [FromQuery(Name = "action"), Description("Only this kind of change, such as mcp_server.create.")]
    public string? Action { get; init; }

    [FromQuery(Name = "subject_id"), Description("Only changes of this account, MCP server or API token.")]
    public string? SubjectId { get; init; }

    [FromQuery(Name = "integrated_account_id"), Description("Only changes of this account and what belongs to it.")]
    public string? IntegratedAccountId { get; init; }

    [FromQuery(Name = "api_token_id"), Description("Only by this API token.")]
    public string? ApiTokenId { get; init; }

    [FromQuery(Name = "status"), Description("ok, error (refused or failed), or unfinished (the process died over it).")]
    public string? Status { get; init; }

    [FromQuery(Name = "since"), Description("From this time on: 2026-01-31T00:00:00Z.")]
    public string? Since { get; init; }

    [FromQuery(Name = "until"), Description("Before this time.")]
    public string? Until { get; init; }

    /// <param name="tenantId">The only tenant the caller may see; null for all.</param>
    public AuditEventFilter ToFilter(string? tenantId, Problems problems)
    {
        var status = Status is null ? null : Json.FromWord<AuditStatus>(Status);
        if (Status is not null && status is null)
        {
            problems.Add("status", $"Must be one of: {string.Join(", ", Enum.GetValues<AuditStatus>().Select(Json.Word))}.");
        }

        return new AuditEventFilter
        {
            TenantId = tenantId,
            Action = Action,
            SubjectId = SubjectId,
            AccountId = IntegratedAccountId,
            ApiTokenId = ApiTokenId,
            Status = status,
            Since = TimeQuery.Read("since", Since, problems),
            Until = TimeQuery.Read("until", Until, problems),
        };
    }
}

/// <summary>One change as the API shows it.</summary>
sealed record AuditEventView(
    string Id,
    DateTimeOffset At,
    [property: Description("Kind of thing and what happened to it: mcp_server.create.")] string Action,
    [property: Description("Kind of thing: integrated_account, mcp_server, api_token.")] string SubjectKind,
    [property: Description("Its id, as the caller gave it; null when it was to be made and was not, or when what was given cannot be an id.")] string? SubjectId,
    [property: Description("The account it belongs to; null for none.")] string? IntegratedAccountId,
    [property: Description("Whose it is; null when it is no tenant's, or not known.")] string? TenantId,
    [property: Description("Who; null for what the system does by itself.")] string? ApiTokenId,
    [property: Description("The tenant that token is bound to; null for none.")] string? ApiTokenTenantId,
    [property: Description("Names of the fields and query parameters given, never their values.")] IReadOnlyList<string> Fields,
    [property: Description("ok, error, or unfinished: it is under way, or the process died over it.")] AuditStatus Status,
    [property: Description("Status of the answer; null for what the system does by itself and for what is unfinished.")] long? HttpStatus,
    [property: Description("Class of the refusal or failure; null for a change that was made.")] AuditError? Error,
    [property: Description("The caller's address as far as known.")] string? RemoteAddress,
    long? DurationMs)
{
    public static AuditEventView Of(AuditEventRow row) => new(
        row.Id,
        DateTimeOffset.FromUnixTimeMilliseconds(row.At),
        row.Action,
        AuditedAction.KindOf(row.Action),
        row.SubjectId,
        row.AccountId,
        row.TenantId,
        row.ApiTokenId,
        row.ApiTokenTenantId,
        Json.Read<List<string>>(row.Fields),
        Json.FromWord<AuditStatus>(row.Status) ?? AuditStatus.Unfinished,
        row.HttpStatus,
        row.Error is null ? null : Json.FromWord<AuditError>(row.Error),
        row.RemoteAddress,
        row.DurationMs);
}
