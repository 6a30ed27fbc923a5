using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Integrations;
using Patchbay.Storage;

namespace Patchbay.Audit;

static class ToolCallEndpoints
{
    public static RouteGroupBuilder MapToolCalls(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/tool-call").WithTags("Audit").RequireAuthorization(Policies.Manage);
        group.MapGet("/", List).WithPage("integrated_account_id", "mcp_id", "tool", "status", "since", "until")
            .WithSummary("List tool calls, newest first; a call shows up within half a second");
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
            Since = Time("since", Since, problems),
            Until = Time("until", Until, problems),
        };
    }

    private static DateTimeOffset? Time(string name, string? text, Problems problems)
    {
        if (text is null)
        {
            return null;
        }

        if (!UtcTimeConverter.TryParse(text, out var time))
        {
            problems.Add(name, "Must be a date and time such as 2026-01-31T00:00:00Z.");
        }

        return time;
    }
}

/// <summary>One call as the API shows it.</summary>
/// <param name="Status"><c>ok</c> or <c>error</c>.</param>
/// <param name="Error">Class of the failure; null for a success.</param>
/// <param name="Arguments">Names only.</param>
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
    IReadOnlyList<string> Arguments,
    string Status,
    ToolError? Error,
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
        row.Error is null ? "ok" : "error",
        row.Error is null ? null : Json.FromWord<ToolError>(row.Error),
        row.UpstreamStatus,
        row.DurationMs,
        row.Bytes);
}
