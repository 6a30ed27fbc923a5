namespace Patchbay.Storage;

/// <summary>Agrees with the other processes on this database who does what one is enough for.</summary>
sealed class Leases(Database database, TimeProvider clock)
{
    private readonly string holder = Guid.NewGuid().ToString("N");

    /// <summary>True when this process has it from now on for <paramref name="length"/>; it may take what it has again, for longer.</summary>
    public async Task<bool> TakeAsync(string name, TimeSpan length, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await database.ExecuteAsync(
            """
            INSERT INTO lease (name, holder, expires_at) VALUES (@name, @holder, @expires)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
            WHERE lease.holder = excluded.holder OR lease.expires_at <= @now
            """,
            new { name, holder, now = now.ToUnixTimeMilliseconds(), expires = (now + length).ToUnixTimeMilliseconds() },
            cancellationToken) > 0;
    }

    /// <summary>Leaves it to whoever comes next.</summary>
    public Task LeaveAsync(string name, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM lease WHERE name = @name AND holder = @holder", new { name, holder }, cancellationToken);
}
