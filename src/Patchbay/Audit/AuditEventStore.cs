using Patchbay.Storage;

namespace Patchbay.Audit;

/// <summary>Which events to list; null means any.</summary>
sealed record AuditEventFilter
{
    public string? TenantId { get; init; }

    public string? AccountId { get; init; }

    public string? Action { get; init; }

    public string? SubjectId { get; init; }

    public string? ApiTokenId { get; init; }

    public AuditStatus? Status { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Changes in their table. Ids carry the time of the event, so a span of time is a span of ids.</summary>
sealed class AuditEventStore(Database database)
{
    public const string IdPrefix = "evt";

    private const string Columns =
        "id, at, action, subject_id, account_id, tenant_id, api_token_id, api_token_tenant_id, fields, status, http_status, error, remote_address, duration_ms";

    // The tenant is looked up where the event is written: before a deletion and after a creation the row that tells it is there.
    private const string Insert =
        $"""
        INSERT INTO audit_event ({Columns})
        VALUES (@Id, @At, @Action, @SubjectId, @AccountId,
                COALESCE(@TenantId, (SELECT tenant_id FROM integrated_account WHERE id = @AccountId), (SELECT tenant_id FROM api_token WHERE id = @SubjectId)),
                @ApiTokenId, @ApiTokenTenantId, @Fields, @Status, @HttpStatus, @Error, @RemoteAddress, @DurationMs)
        """;

    /// <summary>Writes down that a change is about to be made; returns the event's id.</summary>
    public async Task<string> BeginAsync(AuditEvent change, CancellationToken cancellationToken)
    {
        var row = AuditEventRow.Of(change, AuditStatus.Unfinished);
        await database.ExecuteAsync(Insert, row, cancellationToken);
        return row.Id;
    }

    /// <summary>Writes down how it ended.</summary>
    public Task EndAsync(string id, AuditOutcome outcome, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        UPDATE audit_event
        SET subject_id = COALESCE(subject_id, @SubjectId), account_id = COALESCE(account_id, @AccountId),
            tenant_id = COALESCE(tenant_id, (SELECT tenant_id FROM integrated_account WHERE id = @AccountId), (SELECT tenant_id FROM api_token WHERE id = @SubjectId)),
            fields = @fields, status = @status, http_status = @HttpStatus, error = @error, duration_ms = @duration
        WHERE id = @id
        """,
        new
        {
            id,
            outcome.SubjectId,
            outcome.AccountId,
            outcome.HttpStatus,
            fields = Json.Write(outcome.Fields),
            status = Json.Word(outcome.Error is null ? AuditStatus.Ok : AuditStatus.Error),
            error = outcome.Error is { } error ? Json.Word(error) : null,
            duration = (long)outcome.Duration.TotalMilliseconds,
        },
        cancellationToken);

    /// <summary>Writes down what the system does by itself, in the transaction that does it.</summary>
    public static Task AddAsync(Transaction transaction, IEnumerable<AuditEvent> done, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(Insert, done.Select(one => AuditEventRow.Of(one, AuditStatus.Ok)).ToList(), cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<AuditEventRow>> ListAsync(
        AuditEventFilter filter, string? beforeId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(filter, "id < @edge", beforeId, "DESC", limit, cancellationToken);

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<AuditEventRow>> ExportAsync(
        AuditEventFilter filter, string? afterId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(filter, "id > @edge", afterId, "ASC", limit, cancellationToken);

    /// <summary>Erases events older than <paramref name="before"/>, at most <paramref name="most"/> at a time; returns how many.</summary>
    public Task<int> SweepAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => database.ExecuteAsync(
        "DELETE FROM audit_event WHERE id IN (SELECT id FROM audit_event WHERE id < @floor ORDER BY id LIMIT @most)",
        new { floor = Id.Floor(IdPrefix, before), most },
        cancellationToken);

    private Task<IReadOnlyList<AuditEventRow>> ReadAsync(
        AuditEventFilter filter, string from, string? edge, string order, int limit, CancellationToken cancellationToken) => database.QueryAsync<AuditEventRow>(
        new Where()
            .And("tenant_id = @TenantId", filter.TenantId)
            .And("account_id = @AccountId", filter.AccountId)
            .And("action = @Action", filter.Action)
            .And("subject_id = @SubjectId", filter.SubjectId)
            .And("api_token_id = @ApiTokenId", filter.ApiTokenId)
            .And("status = @Status", filter.Status)
            .And("id >= @Since", filter.Since)
            .And("id < @Until", filter.Until)
            .And(from, edge)
            .Select(Columns, "audit_event", $"ORDER BY id {order} LIMIT @limit"),
        new
        {
            filter.TenantId,
            filter.AccountId,
            filter.Action,
            filter.SubjectId,
            filter.ApiTokenId,
            Status = filter.Status is { } status ? Json.Word(status) : null,
            Since = filter.Since is { } since ? Id.Floor(IdPrefix, since) : null,
            Until = filter.Until is { } until ? Id.Floor(IdPrefix, until) : null,
            edge,
            limit,
        },
        cancellationToken);
}
