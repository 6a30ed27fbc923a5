using System.Data.Common;
using Dapper;

namespace Patchbay.Storage;

/// <summary>
/// The one way to the tables. Columns are snake case and meet properties of the same words; times are Unix milliseconds in
/// UTC; sets and maps are JSON text. SQL must run on both SQLite and PostgreSQL.
/// </summary>
sealed class Database : IDisposable
{
    private const int MostRepeats = 2;

    private readonly IDatabaseEngine engine;
    private readonly SemaphoreSlim? writer;
    private readonly IDisposable occupied;

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        StorableText.Register();
    }

    private Database(IDatabaseEngine engine, IDisposable occupied)
    {
        this.engine = engine;
        this.occupied = occupied;
        writer = engine.SingleWriter ? new SemaphoreSlim(1, 1) : null;
    }

    /// <inheritdoc cref="IDatabaseEngine.Name"/>
    public string EngineName => engine.Name;

    /// <inheritdoc cref="IDatabaseEngine.ForUpdate"/>
    public string ForUpdate => engine.ForUpdate;

    /// <inheritdoc cref="IDatabaseEngine.Announcement"/>
    public string? Announcement => engine.Announcement;

    /// <summary>Opens the database and brings its tables up to date.</summary>
    /// <param name="alone">True when no other process may have it open meanwhile.</param>
    /// <exception cref="StartupException">It is out of reach, locked, not writable, damaged, or of a later version.</exception>
    public static Database Open(IDatabaseEngine engine, TimeProvider clock, bool alone = false)
    {
        IDisposable? occupied = null;
        try
        {
            occupied = engine.Occupy(alone) ?? throw new StartupException(alone
                ? "A Patchbay server runs on this database: stop all of them first. Nothing was changed."
                : "The master key of this database is just being rotated: start again when that is done.");
            engine.Prepare();
            Migrations.Apply(engine, clock);
            return new Database(engine, occupied);
        }
        catch (Exception e)
        {
            occupied?.Dispose();
            engine.Dispose();
            throw e is StartupException ? e : engine.Explain(e) ?? e;
        }
    }

    /// <inheritdoc cref="IDatabaseEngine.ErasePast"/>
    public void ErasePast(IEnumerable<string> tables) => engine.ErasePast(tables);

    /// <inheritdoc cref="IDatabaseEngine.ListenAsync"/>
    public Task ListenAsync(Action heard, Action<bool> listening, CancellationToken cancellationToken) =>
        engine.ListenAsync(heard, listening, cancellationToken);

    /// <exception cref="DatabaseUnavailableException">The database is out of reach; so say all other calls here.</exception>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<T>>(
        async connection => (await connection.QueryAsync<T>(Command(sql, parameters, null, cancellationToken))).AsList(), cancellationToken);

    /// <summary>The first row, or null when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) => ReadAsync(
        connection => connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters, null, cancellationToken)), cancellationToken);

    /// <summary>Runs one writing statement; returns how many rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
        WriteAsync(transaction => transaction.ExecuteAsync(sql, parameters, cancellationToken), cancellationToken);

    /// <summary>
    /// Does all of <paramref name="work"/> or, when it throws, nothing. Keep it short: SQLite has one writer. It may run a second time when
    /// the first was undone, so it must change nothing but the database.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<Transaction, Task<T>> work, CancellationToken cancellationToken)
    {
        if (writer is not null)
        {
            await writer.WaitAsync(cancellationToken);
        }

        try
        {
            return await TryAsync(
                async (connection, attempt) =>
                {
                    await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                    var result = await work(new Transaction(engine, transaction));
                    attempt.Repeatable = false; // whether a commit that failed took place, nobody knows
                    await transaction.CommitAsync(cancellationToken);
                    return result;
                },
                cancellationToken);
        }
        finally
        {
            writer?.Release();
        }
    }

    /// <summary>For the few callers that cannot wait asynchronously: the key ring and start-up.</summary>
    public T Use<T>(Func<DbConnection, T> work)
    {
        try
        {
            using var connection = engine.Open();
            return work(connection);
        }
        catch (Exception e) when (engine.IsOutage(e))
        {
            throw new DatabaseUnavailableException(e);
        }
    }

    public void Dispose()
    {
        writer?.Dispose();
        occupied.Dispose();
        engine.Dispose();
    }

    private Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) =>
        TryAsync((connection, _) => read(connection), cancellationToken);

    private async Task<T> TryAsync<T>(Func<DbConnection, Attempt, Task<T>> use, CancellationToken cancellationToken)
    {
        for (var left = MostRepeats; ; left--)
        {
            var attempt = new Attempt();
            try
            {
                await using var connection = await engine.OpenAsync(cancellationToken);
                attempt.Repeatable = left > 0;
                return await use(connection, attempt);
            }
            catch (Exception e) when (attempt.Repeatable && engine.IsPassing(e))
            {
                // Once more.
            }
            catch (Exception e) when (engine.IsOutage(e))
            {
                throw new DatabaseUnavailableException(e);
            }
        }
    }

    internal static CommandDefinition Command(
        string sql, object? parameters, DbTransaction? transaction, CancellationToken cancellationToken) =>
        new(sql, parameters, transaction, cancellationToken: cancellationToken);

    private sealed class Attempt
    {
        public bool Repeatable { get; set; }
    }
}

/// <summary>Statements that happen together.</summary>
sealed class Transaction(IDatabaseEngine engine, DbTransaction transaction)
{
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        (await transaction.Connection!.QueryAsync<T>(Database.Command(sql, parameters, transaction, cancellationToken))).AsList();

    /// <inheritdoc cref="Database.FindAsync"/>
    public Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        transaction.Connection!.QueryFirstOrDefaultAsync<T>(Database.Command(sql, parameters, transaction, cancellationToken));

    /// <summary>Returns how many rows changed. A sequence of parameters runs the statement once for each.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(Database.Command(sql, parameters, transaction, cancellationToken));

    /// <inheritdoc cref="IDatabaseEngine.InsertAsync"/>
    public Task InsertAsync(RowTarget target, int count, FillRow fill, CancellationToken cancellationToken) =>
        engine.InsertAsync(transaction, target, count, fill, cancellationToken);
}
