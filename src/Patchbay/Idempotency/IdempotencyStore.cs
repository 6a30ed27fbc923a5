using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Idempotency;

/// <summary>Calls with a key, in the database: the same for all nodes, and still there after a restart.</summary>
sealed class IdempotencyStore(Database database, MasterKey master, CredentialVault vault, TimeProvider clock)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly byte[] key = master.Derive("idempotency");

    public string IdOf(string accountId, string tool, string callersKey) => Hash(Encoding.UTF8.GetBytes($"{accountId}\n{tool}\n{callersKey}"));

    public string DigestOf(JsonElement arguments) =>
        Hash(CanonicalJson.Of(arguments, ToolArgument.IdempotencyKeyName, ToolArgument.ConfirmationName));

    /// <summary>True for the one caller that is to make the call; false when another made it, or is about to.</summary>
    public async Task<bool> TryBeginAsync(string id, string accountId, string arguments)
    {
        var now = Now();
        // Never given up half-way: whether the row is ours must be known.
        return await database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("DELETE FROM idempotent_call WHERE id = @id AND expires_at <= @now", new { id, now }, CancellationToken.None);
                return await transaction.ExecuteAsync(
                    """
                    INSERT INTO idempotent_call (id, account_id, arguments, state, started_at, expires_at)
                    VALUES (@id, @accountId, @arguments, @state, @now, @expires)
                    ON CONFLICT (id) DO NOTHING
                    """,
                    new { id, accountId, arguments, state = Json.Word(CallState.Running), now, expires = now + (long)Kept.TotalMilliseconds },
                    CancellationToken.None);
            },
            CancellationToken.None) > 0;
    }

    /// <summary>Null when no such key is remembered.</summary>
    public async Task<IdempotentCall?> FindAsync(string id, CancellationToken cancellationToken) =>
        await database.FindAsync<Row>(
            "SELECT arguments, state, result, started_at FROM idempotent_call WHERE id = @id AND expires_at > @now",
            new { id, now = Now() },
            cancellationToken) is { } row
            ? new IdempotentCall(
                row.Arguments,
                Json.FromWord<CallState>(row.State) ?? CallState.Unknown,
                row.Result is { } text ? vault.Open<string>(id, text) : null,
                DateTimeOffset.FromUnixTimeMilliseconds(row.StartedAt))
            : null;

    /// <param name="result">UTF-8 JSON; null keeps none.</param>
    public Task EndAsync(string id, CallState state, string? result) => database.ExecuteAsync(
        "UPDATE idempotent_call SET state = @state, result = @result WHERE id = @id",
        new { id, state = Json.Word(state), result = result is null ? null : vault.Seal(id, result) },
        CancellationToken.None);

    /// <summary>Forgets a call that did nothing: its key may be used again.</summary>
    public Task FreeAsync(string id) => database.ExecuteAsync("DELETE FROM idempotent_call WHERE id = @id", new { id }, CancellationToken.None);

    /// <summary>Erases what is over a day old; returns how many.</summary>
    public Task<int> SweepAsync(CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM idempotent_call WHERE expires_at <= @now", new { now = Now() }, cancellationToken);

    private string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes));

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed class Row
    {
        public string Arguments { get; init; } = "";

        public string State { get; init; } = "";

        public string? Result { get; init; }

        public long StartedAt { get; init; }
    }
}
