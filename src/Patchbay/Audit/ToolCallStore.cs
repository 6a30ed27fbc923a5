using Dapper;
using Patchbay.Integrations;
using Patchbay.Storage;

namespace Patchbay.Audit;

/// <summary>Which calls to list; null means any.</summary>
sealed record ToolCallFilter
{
    public string? TenantId { get; init; }

    public string? AccountId { get; init; }

    public string? McpId { get; init; }

    public string? Tool { get; init; }

    /// <summary>True for calls that succeeded, false for those that failed.</summary>
    public bool? Ok { get; init; }

    public ToolError? Error { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>The audit's table. Ids carry the time of the call, so a span of time is a span of ids.</summary>
sealed class ToolCallStore(Database database)
{
    public const string IdPrefix = "call";

    /// <summary>More calls than this are not summed up at once: it would take seconds, and hold others up.</summary>
    public const int MostSummed = 200_000;

    public static readonly RowTarget Rows = new(
        "tool_call",
        ["id", "account_id", "tenant_id", "mcp_id", "api_token_id", "client_name", "client_version", "tool", "arguments", "argument_values", "error"],
        ["at", "upstream_status", "duration_ms", "bytes"]);

    /// <summary>All or none. May be repeated with the same calls when it is not known what became of it.</summary>
    public Task AddAsync(IReadOnlyList<ToolCallEvent> calls, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            await transaction.InsertAsync(Rows, calls.Count, (row, texts, numbers) => calls[row].CopyTo(texts, numbers), cancellationToken);
            return calls.Count;
        },
        cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<ToolCallRow>> ListAsync(
        ToolCallFilter filter, string? beforeId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(filter, "id < @edge", beforeId, "DESC", limit, cancellationToken);

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<ToolCallRow>> ExportAsync(
        ToolCallFilter filter, string? afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(filter, "id > @edge", afterId, "ASC", limit, cancellationToken);

    /// <summary>Figures by UTC day, oldest first, of the newest <see cref="MostSummed"/> calls at most.</summary>
    public async Task<CallDays> SumByDayAsync(ToolCallFilter filter, CancellationToken cancellationToken)
    {
        var newest = Filtered(filter).Select("at, duration_ms, error", "tool_call", "ORDER BY id DESC LIMIT @limit");
        var days = await database.QueryAsync<CallDayRow>(
            $"""
            SELECT day, MAX(calls) AS calls, SUM(CASE WHEN error IS NULL THEN 0 ELSE 1 END) AS errors,
                   MIN(CASE WHEN place * 100 >= calls * 50 THEN duration_ms END) AS p50,
                   MIN(CASE WHEN place * 100 >= calls * 95 THEN duration_ms END) AS p95,
                   MAX(duration_ms) AS longest, MIN(at) AS earliest
            FROM (SELECT day, at, duration_ms, error,
                         ROW_NUMBER() OVER (PARTITION BY day ORDER BY duration_ms) AS place, COUNT(*) OVER (PARTITION BY day) AS calls
                  FROM (SELECT at / 86400000 AS day, at, duration_ms, error FROM ({newest}) AS newest) AS dated) AS placed
            GROUP BY day ORDER BY day
            """,
            Parameters(filter, null, MostSummed),
            cancellationToken);
        return new CallDays(
            days, days.Sum(day => day.Calls) < MostSummed ? null : DateTimeOffset.FromUnixTimeMilliseconds(days[0].Earliest));
    }

    /// <summary>When each of these accounts was last called; accounts never called are not in it.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastAsync(IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken)
    {
        // Named one by one: Dapper hands a list as it is to a provider that has arrays, and PostgreSQL takes none after IN.
        var ids = new DynamicParameters(accountIds.Select((id, index) => KeyValuePair.Create($"id{index}", (object)id)));
        // One seek in the index for each, whatever an account has been called.
        var last = accountIds.Count == 0 ? [] : await database.QueryAsync<LastCall>(
            $"""
            SELECT a.id AS account_id, (SELECT c.at FROM tool_call c WHERE c.account_id = a.id ORDER BY c.id DESC LIMIT 1) AS at
            FROM integrated_account a WHERE a.id IN ({string.Join(", ", ids.ParameterNames.Select(name => "@" + name))})
            """,
            ids,
            cancellationToken);
        return last.Where(call => call.At is not null)
            .ToDictionary(call => call.AccountId, call => DateTimeOffset.FromUnixTimeMilliseconds(call.At!.Value), StringComparer.Ordinal);
    }

    /// <summary>Erases calls older than <paramref name="before"/>, at most <paramref name="most"/> at a time; returns how many.</summary>
    public Task<int> SweepAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => database.ExecuteAsync(
        "DELETE FROM tool_call WHERE id IN (SELECT id FROM tool_call WHERE id < @floor ORDER BY id LIMIT @most)",
        new { floor = Id.Floor(IdPrefix, before), most },
        cancellationToken);

    private Task<IReadOnlyList<ToolCallRow>> ReadAsync(
        ToolCallFilter filter, string from, string? edge, string order, int limit, CancellationToken cancellationToken) => database.QueryAsync<ToolCallRow>(
        Filtered(filter).And(from, edge).Select(Rows.Columns, "tool_call", $"ORDER BY id {order} LIMIT @limit"),
        Parameters(filter, edge, limit),
        cancellationToken);

    private static Where Filtered(ToolCallFilter filter) => new Where()
        .And("tenant_id = @TenantId", filter.TenantId)
        .And("account_id = @AccountId", filter.AccountId)
        .And("mcp_id = @McpId", filter.McpId)
        .And("tool = @Tool", filter.Tool)
        .And(filter.Ok is true ? "error IS NULL" : "error IS NOT NULL", filter.Ok)
        .And("error = @Error", filter.Error)
        .And("id >= @Since", filter.Since)
        .And("id < @Until", filter.Until);

    private static object Parameters(ToolCallFilter filter, string? edge, int limit) => new
    {
        filter.TenantId,
        filter.AccountId,
        filter.McpId,
        filter.Tool,
        Error = filter.Error is { } error ? Json.Word(error) : null,
        Since = filter.Since is { } since ? Id.Floor(IdPrefix, since) : null,
        Until = filter.Until is { } until ? Id.Floor(IdPrefix, until) : null,
        edge,
        limit,
    };

    private sealed class LastCall
    {
        public string AccountId { get; init; } = "";

        public long? At { get; init; }
    }
}
