using System.Data.Common;

namespace Patchbay.Storage;

/// <summary>What differs between the databases; everything else is one set of SQL.</summary>
interface IDatabaseEngine : IDisposable
{
    /// <summary>For the operator: <c>sqlite</c>.</summary>
    string Name { get; }

    /// <summary>An open connection; the caller disposes it.</summary>
    DbConnection Open();

    /// <inheritdoc cref="Open"/>
    ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Makes what the database needs once, such as the file and its journal mode.</summary>
    /// <exception cref="StartupException">The database cannot be reached or written.</exception>
    void Prepare();

    /// <summary>Statement that makes other processes wait until the migrating transaction ends; null when its start already does.</summary>
    string? MigrationLock { get; }

    /// <summary>Put after a SELECT to hold its rows until the transaction ends; empty when transactions hold the whole database.</summary>
    string ForUpdate { get; }

    /// <summary>True when one writer at a time is all the engine can do; writers then queue in the process, in order.</summary>
    bool SingleWriter { get; }

    /// <summary>
    /// Marks the database as in use until the answer is disposed or the process ends, however it ends. Null when somebody has it
    /// for themselves alone or, with <paramref name="alone"/>, when anybody uses it.
    /// </summary>
    IDisposable? Occupy(bool alone);

    /// <summary>Rewrites the storage so that nothing deleted or replaced can be read from it any more.</summary>
    void ErasePast();

    /// <summary>What an operator should be told about a failure at start; null when it is not the engine's own.</summary>
    StartupException? Explain(Exception failure);
}
