namespace Patchbay.Audit;

/// <summary>How a change ended.</summary>
enum AuditStatus
{
    /// <summary>It was made.</summary>
    Ok,

    /// <summary>It was refused, or failed.</summary>
    Error,

    /// <summary>It is under way, or the process died over it: whether it was made, only its subject tells.</summary>
    Unfinished,
}

/// <summary>Why a change was not made, in classes.</summary>
enum AuditError
{
    /// <summary>The request cannot be done as it is.</summary>
    InvalidRequest,

    /// <summary>The API token lacks the scope.</summary>
    Forbidden,

    /// <summary>There is no such thing, or none this caller may see.</summary>
    NotFound,

    /// <summary>The state of the thing does not allow it.</summary>
    Conflict,

    /// <summary>The product did not answer as it must.</summary>
    UpstreamFailed,

    /// <summary>The caller went away before the answer.</summary>
    CallerGone,

    /// <summary>Our own fault: the log has it.</summary>
    Failed,
}

/// <summary>One change of what Patchbay manages, or one refused attempt: who, what, on what; never with which values.</summary>
sealed record AuditEvent
{
    /// <summary>When the request came in, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One word per kind of change: <c>mcp_server.create</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What was changed, as the caller named it; null for a thing that was not made after all, and for what cannot be an id.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The account it belongs to; null for what belongs to none.</summary>
    public string? AccountId { get; init; }

    /// <summary>Whose it is; null takes the account's or API token's tenant from the tables.</summary>
    public string? TenantId { get; init; }

    /// <summary>Who; null for what the system does by itself.</summary>
    public string? ApiTokenId { get; init; }

    /// <summary>The tenant the API token is bound to; null when it is bound to none.</summary>
    public string? ApiTokenTenantId { get; init; }

    /// <summary>The caller's address as far as known.</summary>
    public string? RemoteAddress { get; init; }
}

/// <summary>What became of an event's change.</summary>
/// <param name="SubjectId">Id of what was made; null for none.</param>
/// <param name="AccountId">Likewise.</param>
/// <param name="Fields">Names of the fields given.</param>
sealed record AuditOutcome(string? SubjectId, string? AccountId, IReadOnlyList<string> Fields, int HttpStatus, TimeSpan Duration)
{
    /// <summary>Null for a change that was made.</summary>
    public AuditError? Error => HttpStatus switch
    {
        < 400 => null,
        StatusCodes.Status403Forbidden => AuditError.Forbidden,
        StatusCodes.Status404NotFound => AuditError.NotFound,
        StatusCodes.Status409Conflict => AuditError.Conflict,
        StatusCodes.Status499ClientClosedRequest => AuditError.CallerGone,
        < 500 => AuditError.InvalidRequest,
        StatusCodes.Status502BadGateway or StatusCodes.Status504GatewayTimeout => AuditError.UpstreamFailed,
        _ => AuditError.Failed,
    };
}
