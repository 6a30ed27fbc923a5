using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Integrations;
using Patchbay.Storage;

namespace Patchbay.Audit;

static class ToolCallEndpoints
{
    private static readonly string[] Filters = ["integrated_account_id", "mcp_id", "tool", "status", "since", "until"];

    public static RouteGroupBuilder MapToolCalls(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/tool-call").WithTags("Audit").RequireAuthorization(Policies.Manage);
        group.MapGet("/", List).WithPage(Filters)
            .WithSummary("List tool calls, newest first; a call shows up within half a second after it ended");
        group.MapGet("/summary", Summary).WithQuery("integrated_account_id", "mcp_id", "since", "until")
            .WithSummary("Calls, errors and durations by UTC day");
        group.MapGet("/export", Export).WithQuery(Filters).ProducesLines<ToolCallView>()
            .WithSummary("All of them, oldest first, one JSON object a line");
        return group;
    }

    private static async Task<Ok<Page<ToolCallView>>> List(
        [AsParameters] PageQuery page,
        [AsParameters] ToolCallQuery query,
        Caller caller,
        ToolCallStore calls,
        CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var filter = query.ToFilter(caller.TenantId, problems);
        return TypedResults.Ok(await page.ReadAsync(
            "tool-call",
            problems,
            (before, limit) => calls.ListAsync(filter, before, limit, cancellationToken),
            call => call.Id,
            ToolCallView.Of));
    }

    private static async Task<Ok<CallSummaryView>> Summary(
        [AsParameters] CallSummaryQuery query, Caller caller, ToolCallStore calls, TimeProvider clock, CancellationToken cancellationToken)
    {
        var filter = query.ToFilter(caller.TenantId, clock.GetUtcNow());
        return TypedResults.Ok(CallSummaryView.Of(await calls.SumByDayAsync(filter, cancellationToken), filter));
    }

    private static Export<ToolCallRow, ToolCallView> Export(
        [AsParameters] ToolCallQuery query, Caller caller, ToolCallStore calls, TimeProvider clock)
    {
        var problems = new Problems();
        var filter = query.ToFilter(caller.TenantId, problems);
        problems.ThrowIfAny();
        var bounded = filter with { Until = Exports.UpTo(filter.Until, clock) };
        return new((after, limit, token) => calls.ExportAsync(bounded, after, limit, token), call => call.Id, ToolCallView.Of);
    }
}

sealed class ToolCallQuery
{
    [FromQuery(Name = "integrated_account_id"), Description("Only this account's.")]
    public string? IntegratedAccountId { get; init; }

    [FromQuery(Name = "mcp_id"), Description("Only through this MCP server.")]
    public string? McpId { get; init; }

    [FromQuery(Name = "tool"), Description("Only this tool.")]
    public string? Tool { get; init; }

    [FromQuery(Name = "status"), Description("ok, error (any failure), or one class of failure such as rate_limited.")]
    public string? Status { get; init; }

    [FromQuery(Name = "since"), Description("From this time on: 2026-01-31T00:00:00Z.")]
    public string? Since { get; init; }

    [FromQuery(Name = "until"), Description("Before this time.")]
    public string? Until { get; init; }

    /// <param name="tenantId">The only tenant the caller may see; null for all.</param>
    public ToolCallFilter ToFilter(string? tenantId, Problems problems)
    {
        var error = Status is null ? null : Json.FromWord<ToolError>(Status);
        if (Status is not (null or "ok" or "error") && error is null)
        {
            problems.Add("status", $"Must be one of: ok, error, {string.Join(", ", Enum.GetValues<ToolError>().Select(Json.Word))}.");
        }

        return new ToolCallFilter
        {
            TenantId = tenantId,
            AccountId = IntegratedAccountId,
            McpId = McpId,
            Tool = Tool,
            Ok = Status switch { "ok" => true, "error" => false, _ => null },
            Error = error,
            Since = TimeQuery.Read("since", Since, problems),
            Until = TimeQuery.Read("until", Until, problems),
        };
    }
}

/// <summary>One call as the API shows it.</summary>
sealed record ToolCallView(
    string Id,
    DateTimeOffset At,
    string IntegratedAccountId,
    string TenantId,
    string? McpId,
    string? ApiTokenId,
    string? ClientName,
    string? ClientVersion,
    string Tool,
    [property: Description("Names of the arguments.")] IReadOnlyList<string> Arguments,
    [property: Description("Their values, shortened and without secrets; null unless PATCHBAY_AUDIT_ARGUMENTS is values.")] JsonElement? ArgumentValues,
    [property: Description("ok or error.")] string Status,
    [property: Description("Class of the failure; null for a success.")] ToolError? Error,
    long? UpstreamStatus,
    long DurationMs,
    long Bytes)
{
    public static ToolCallView Of(ToolCallRow row) => new(
        row.Id,
        DateTimeOffset.FromUnixTimeMilliseconds(row.At),
        row.AccountId,
        row.TenantId,
        row.McpId,
        row.ApiTokenId,
        row.ClientName,
        row.ClientVersion,
        row.Tool,
        Json.Read<List<string>>(row.Arguments),
        row.ArgumentValues is null ? null : JsonElement.Parse(row.ArgumentValues),
        row.Error is null ? "ok" : "error",
        row.Error is null ? null : Json.FromWord<ToolError>(row.Error),
        row.UpstreamStatus,
        row.DurationMs,
        row.Bytes);
}
