using Dapper;
using Npgsql;

namespace Patchbay.Storage;

/// <summary>
/// A connection of its own for as long as the process uses the database. A lock that it holds tells others so, and ends with it however the
/// process ends; and it hears what other processes announce.
/// </summary>
sealed class PostgresSeat : IDisposable
{
    public const string Announcement = "SELECT pg_notify('patchbay_change', '')";

    private const long Key = 0x7061_7463_6802;

    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    private readonly string connectionString;
    private NpgsqlConnection? connection;

    public PostgresSeat(NpgsqlConnectionStringBuilder settings) =>
        connectionString = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            Pooling = false,
            KeepAlive = 5, // seconds; a server that vanished without a word is noticed by it
        }.ConnectionString;

    /// <summary>False when somebody has the database for themselves alone or, with <paramref name="alone"/>, when anybody uses it.</summary>
    public bool Take(bool alone)
    {
        var fresh = new NpgsqlConnection(connectionString);
        try
        {
            fresh.Open();
            if (fresh.ExecuteScalar<bool>($"SELECT pg_try_advisory_lock{(alone ? "" : "_shared")}({Key})"))
            {
                connection = fresh;
                return true;
            }
        }
        catch
        {
            fresh.Dispose();
            throw;
        }

        fresh.Dispose();
        return false;
    }

    public async Task ListenAsync(Action heard, Action<bool> listening, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (connection is null)
                {
                    await TakeAgainAsync(cancellationToken);
                }

                connection!.Notification += (_, _) => heard();
                await connection.ExecuteAsync(new CommandDefinition("LISTEN patchbay_change", cancellationToken: cancellationToken));
                listening(true);
                heard(); // of what was announced while nobody listened
                while (true)
                {
                    await connection.WaitAsync(cancellationToken);
                }
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // The poll behind it tells the log that the database is gone, and does the work until this is back.
                listening(false);
                await LeaveAsync();
                await Task.Delay(Retry, CancellationToken.None);
            }
            catch (Exception)
            {
                break; // what a connection says that breaks at the end is of no interest
            }
        }
    }

    public void Dispose()
    {
        connection?.Dispose();
        connection = null;
    }

    private async Task TakeAgainAsync(CancellationToken cancellationToken)
    {
        var fresh = new NpgsqlConnection(connectionString);
        try
        {
            await fresh.OpenAsync(cancellationToken);
            await fresh.ExecuteAsync(new CommandDefinition($"SELECT pg_advisory_lock_shared({Key})", cancellationToken: cancellationToken));
            connection = fresh;
        }
        catch
        {
            await fresh.DisposeAsync();
            throw;
        }
    }

    private async Task LeaveAsync()
    {
        if (Interlocked.Exchange(ref connection, null) is { } broken)
        {
            await broken.DisposeAsync();
        }
    }
}
