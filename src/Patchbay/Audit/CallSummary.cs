using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Api;

namespace Patchbay.Audit;

/// <summary>Which days to sum up.</summary>
sealed class CallSummaryQuery
{
    /// <summary>Longest span, in days.</summary>
    public const int MaxDays = 366;

    private const int DefaultDays = 30;

    [FromQuery(Name = "since"), Description("From the day this time is in, UTC. Left out, the last 30 days.")]
    public string? Since { get; init; }

    [FromQuery(Name = "until"), Description("Before this time. Left out, until now.")]
    public string? Until { get; init; }

    [FromQuery(Name = "integrated_account_id"), Description("Only this account's.")]
    public string? IntegratedAccountId { get; init; }

    [FromQuery(Name = "mcp_id"), Description("Only through this MCP server.")]
    public string? McpId { get; init; }

    /// <summary>The filter, from the start of its first day on, with both ends given.</summary>
    /// <exception cref="InvalidRequestException">A time cannot be used.</exception>
    public ToolCallFilter ToFilter(string? tenantId, DateTimeOffset now)
    {
        var problems = new Problems();
        var until = TimeQuery.Read("until", Until, problems) ?? now;
        var since = TimeQuery.Read("since", Since, problems) ?? until.AddDays(1 - DefaultDays);
        if (!problems.Any && since > until)
        {
            problems.Add("since", "Must be before until.");
        }
        else if (!problems.Any && until - since > TimeSpan.FromDays(MaxDays))
        {
            problems.Add("since", $"Must be at most {MaxDays} days before until.");
        }

        problems.ThrowIfAny();
        return new ToolCallFilter
        {
            TenantId = tenantId,
            AccountId = IntegratedAccountId,
            McpId = McpId,
            Since = new DateTimeOffset(since.UtcDateTime.Date, TimeSpan.Zero),
            Until = until,
        };
    }
}

/// <summary>Calls by day.</summary>
sealed record CallSummaryView
{
    [Description("Every day of the span, oldest first, days without a call included.")]
    public required IReadOnlyList<CallDayView> Result { get; init; }

    [Description("Calls before this time were too many to look at and are not counted; null when all are.")]
    public required DateTimeOffset? CountedFrom { get; init; }

    public static CallSummaryView Of(CallDays days, ToolCallFilter filter)
    {
        var byDay = days.Days.ToDictionary(day => day.Day);
        var (first, last) = (Day(filter.Since!.Value), Day(filter.Until!.Value.AddTicks(-1)));
        return new CallSummaryView
        {
            Result = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => CallDayView.Of(first + index, byDay.GetValueOrDefault(first + index)))],
            CountedFrom = days.CountedFrom,
        };
    }

    private static long Day(DateTimeOffset time) => (long)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalDays);
}

/// <param name="Day">UTC.</param>
/// <param name="P50Ms">Half of the calls took no longer; null without calls.</param>
/// <param name="P95Ms">Of twenty calls nineteen took no longer.</param>
sealed record CallDayView(DateOnly Day, long Calls, long Errors, long? P50Ms, long? P95Ms, long? MaxMs)
{
    public static CallDayView Of(long day, CallDayRow? row) => new(
        DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)day), row?.Calls ?? 0, row?.Errors ?? 0, row?.P50, row?.P95, row?.Longest);
}

/// <param name="CountedFrom">Time of the oldest call looked at when there were more; null when there were not.</param>
sealed record CallDays(IReadOnlyList<CallDayRow> Days, DateTimeOffset? CountedFrom);

/// <summary>One day's figures as the database sums them up.</summary>
sealed class CallDayRow
{
    /// <summary>Days since 1970-01-01.</summary>
    public long Day { get; init; }

    public long Calls { get; init; }

    public long Errors { get; init; }

    public long P50 { get; init; }

    public long P95 { get; init; }

    public long Longest { get; init; }

    /// <summary>When the day's first call was, Unix milliseconds.</summary>
    public long Earliest { get; init; }
}
