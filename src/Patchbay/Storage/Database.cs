using System.Data.Common;
using Dapper;

namespace Patchbay.Storage;

/// <summary>
/// The one way to the tables. Columns are snake case and meet properties of the same words; times are Unix milliseconds in
/// UTC; sets and maps are JSON text. SQL must run on both SQLite and PostgreSQL.
/// </summary>
sealed class Database : IDisposable
{
    private readonly IDatabaseEngine engine;
    private readonly SemaphoreSlim? writer;
    private readonly IDisposable occupied;

    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

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

    /// <summary>Opens the database and brings its tables up to date.</summary>
    /// <param name="alone">True when no other process may have it open meanwhile.</param>
    /// <exception cref="StartupException">It is out of reach, locked, not writable, damaged, or of a later version.</exception>
    public static Database Open(IDatabaseEngine engine, TimeProvider clock, bool alone = false)
    {
        var occupied = engine.Occupy(alone) ?? throw new StartupException(alone
            ? "A Patchbay server runs on this database: stop all of them first. Nothing was changed."
            : "The master key of this database is just being rotated: start again when that is done.");
        try
        {
            engine.Prepare();
            Migrations.Apply(engine, clock);
            return new Database(engine, occupied);
        }
        catch (Exception e)
        {
            occupied.Dispose();
            throw e is StartupException ? e : engine.Explain(e) ?? e;
        }
    }

    /// <inheritdoc cref="IDatabaseEngine.ErasePast"/>
    public void ErasePast() => engine.ErasePast();

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await engine.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<T>(Command(sql, parameters, null, cancellationToken))).AsList();
    }

    /// <summary>The first row, or null when there is none.</summary>
    public async Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await engine.OpenAsync(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters, null, cancellationToken));
    }

    /// <summary>Runs one writing statement; returns how many rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
        WriteAsync(transaction => transaction.ExecuteAsync(sql, parameters, cancellationToken), cancellationToken);

    /// <summary>Does all of <paramref name="work"/> or, when it throws, nothing. Keep it short: SQLite has one writer.</summary>
    public async Task<T> WriteAsync<T>(Func<Transaction, Task<T>> work, CancellationToken cancellationToken)
    {
        if (writer is not null)
        {
            await writer.WaitAsync(cancellationToken);
        }

        try
        {
            await using var connection = await engine.OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await work(new Transaction(transaction));
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            writer?.Release();
        }
    }

    /// <summary>For the few callers that cannot wait asynchronously: the key ring and start-up.</summary>
    public T Use<T>(Func<DbConnection, T> work)
    {
        using var connection = engine.Open();
        return work(connection);
    }

    public void Dispose()
    {
        writer?.Dispose();
        engine.Dispose();
        occupied.Dispose();
    }

    internal static CommandDefinition Command(
        string sql, object? parameters, DbTransaction? transaction, CancellationToken cancellationToken) =>
        new(sql, parameters, transaction, cancellationToken: cancellationToken);
}

/// <summary>Statements that happen together.</summary>
sealed class Transaction(DbTransaction transaction)
{
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        (await transaction.Connection!.QueryAsync<T>(Database.Command(sql, parameters, transaction, cancellationToken))).AsList();

    /// <inheritdoc cref="Database.FindAsync"/>
    public Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        transaction.Connection!.QueryFirstOrDefaultAsync<T>(Database.Command(sql, parameters, transaction, cancellationToken));

    /// <summary>Returns how many rows changed. A sequence of parameters runs the statement once for each.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(Database.Command(sql, parameters, transaction, cancellationToken));
}
