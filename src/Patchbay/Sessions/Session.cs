using Patchbay.Access;

namespace Patchbay.Sessions;

/// <summary>One browser signed in to the dashboard. It may do what its API token may, for as long as both last.</summary>
sealed record Session
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary><c>ses_…</c></summary>
    public required string Id { get; init; }

    public required ApiToken Token { get; init; }

    /// <summary>Never later than the API token's own.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The session that signs this request in; null when something else does, or nothing.</summary>
    public static Session? Of(HttpContext context) => context.Features.Get<Session>();
}
