using System.Data.Common;

namespace Patchbay.Storage;

/// <summary>What differs between the databases; everything else is one set of SQL.</summary>
interface IDatabaseEngine : IDisposable
{
    /// <summary>For the operator: <c>sqlite</c> or <c>postgresql</c>.</summary>
    string Name { get; }

    /// <summary>An open connection; the caller disposes it.</summary>
    DbConnection Open();

    /// <inheritdoc cref="Open"/>
    ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Makes or checks what the database needs once, such as the file and its journal mode.</summary>
    /// <exception cref="StartupException">The database cannot be reached or written, or is not one we can use.</exception>
    void Prepare();

    /// <summary>A migration script as this engine needs it.</summary>
    string Dialect(string script);

    /// <summary>Statement that makes other processes wait until the migrating transaction ends; null when its start already does.</summary>
    string? MigrationLock { get; }

    /// <summary>Put after a SELECT to hold its rows until the transaction ends; empty when transactions hold the whole database.</summary>
    string ForUpdate { get; }

    /// <summary>True when one writer at a time is all the engine can do; writers then queue in the process, in order.</summary>
    bool SingleWriter { get; }

    /// <summary>Adds <paramref name="count"/> rows, passing over those whose id is there already.</summary>
    Task InsertAsync(DbTransaction transaction, RowTarget target, int count, FillRow fill, CancellationToken cancellationToken);

    /// <summary>
    /// Marks the database as in use until the answer is disposed or the process ends, however it ends. Null when somebody has it
    /// for themselves alone or, with <paramref name="alone"/>, when anybody uses it.
    /// </summary>
    IDisposable? Occupy(bool alone);

    /// <summary>Rewrites the storage of these tables so that nothing deleted or replaced can be read from it any more.</summary>
    void ErasePast(IEnumerable<string> tables);

    /// <summary>Statement that wakes those who <see cref="ListenAsync"/> in all processes, once its transaction has committed; null when nobody can be woken.</summary>
    string? Announcement { get; }

    /// <summary>
    /// Runs <paramref name="heard"/> whenever a process has announced something, and whenever something may have been missed, until cancelled;
    /// connects again by itself. <paramref name="listening"/> is told whether announcements arrive at the moment. Returns at once when this
    /// engine has no announcements.
    /// </summary>
    Task ListenAsync(Action heard, Action<bool> listening, CancellationToken cancellationToken);

    /// <summary>True when the database is out of reach or cannot work for now, and the same may well succeed later.</summary>
    bool IsOutage(Exception failure);

    /// <summary>True when the same should be tried once more at once: a pooled connection had died unnoticed, or two transactions met.</summary>
    bool IsPassing(Exception failure);

    /// <summary>What an operator should be told about a failure at start; null when it is not the engine's own.</summary>
    StartupException? Explain(Exception failure);
}

/// <summary>Where many rows go at once.</summary>
/// <param name="Texts">Columns of text; one of them is the key <c>id</c>.</param>
/// <param name="Numbers">Columns of numbers.</param>
sealed record RowTarget(string Table, string[] Texts, string[] Numbers)
{
    /// <summary>The texts, then the numbers.</summary>
    public string Columns { get; } = string.Join(", ", [.. Texts, .. Numbers]);
}

/// <summary>Writes the values of the n-th row, in the order of the columns of its <see cref="RowTarget"/>.</summary>
delegate void FillRow(int row, string?[] texts, long?[] numbers);
