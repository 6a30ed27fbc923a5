using Dapper;
using Microsoft.Data.Sqlite;

namespace Patchbay.Storage;

/// <summary>What a sound copy of the embedded database holds.</summary>
/// <param name="Version">Number of the last migration it has seen.</param>
/// <param name="MasterKeyCheck">Tells the master key it was written under from others; null when none was used yet.</param>
sealed record BackupFacts(long Version, string? MasterKeyCheck, long Accounts, long Servers);

/// <summary>Copies of the embedded database in one file each.</summary>
static class SqliteBackup
{
    /// <summary>
    /// Writes the database as it is at one instant, while servers go on reading and writing it. Nothing stays at
    /// <paramref name="copy"/> when that fails.
    /// </summary>
    /// <exception cref="StartupException">It cannot be read or written, or the copy is not sound.</exception>
    public static BackupFacts Write(string database, string copy, TimeSpan patience)
    {
        SystemSqlite.Load();
        var whole = false;
        try
        {
            MakeForOwnerOnly(copy);
            using (var source = Open(database, patience))
            using (var target = Open(copy, patience))
            {
                source.BackupDatabase(target); // one read transaction from the first page to the last
            }

            var facts = Check(copy, patience);
            Flush(copy);
            whole = true;
            return facts;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The backup could not be made: {e.Message}", e);
        }
        finally
        {
            if (!whole)
            {
                File.Delete(copy);
            }
        }
    }

    /// <summary>
    /// Puts a backup in the place of the database, which no process may have open. What was there is kept beside it as <c>.old</c>; a
    /// kill at any moment leaves one of the two whole.
    /// </summary>
    /// <param name="accept">Looks at what the backup holds, and throws to leave everything as it is.</param>
    /// <exception cref="StartupException">It cannot be read or written, or it is no sound database of Patchbay's.</exception>
    public static BackupFacts PutBack(string backup, string database, TimeSpan patience, Action<BackupFacts> accept)
    {
        SystemSqlite.Load();
        var draft = database + ".restoring";
        try
        {
            MakeForOwnerOnly(draft);
            using (var from = File.OpenRead(backup))
            using (var to = new FileStream(draft, FileMode.Truncate, FileAccess.Write))
            {
                from.CopyTo(to);
                to.Flush(flushToDisk: true);
            }

            var facts = Check(draft, patience);
            accept(facts);
            TakeAside(database);
            File.Move(draft, database);
            return facts;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The backup {backup} could not be restored: {e.Message}", e);
        }
        finally
        {
            foreach (var left in new[] { draft, draft + "-wal", draft + "-shm" })
            {
                File.Delete(left);
            }
        }
    }

    /// <summary>The write-ahead log first: without it the database would open, and lack its last transactions.</summary>
    private static void TakeAside(string database)
    {
        foreach (var ending in new[] { "-shm", "-wal", "" })
        {
            File.Delete(database + ".old" + ending);
        }

        File.Delete(database + "-shm"); // made anew from the log
        foreach (var ending in new[] { "-wal", "" })
        {
            if (File.Exists(database + ending))
            {
                File.Move(database + ending, database + ".old" + ending);
            }
        }
    }

    private static BackupFacts Check(string file, TimeSpan patience)
    {
        try
        {
            using var connection = Open(file, patience);
            connection.Execute("PRAGMA journal_mode = DELETE"); // one file, with nothing beside it
            var problems = connection.Query<string>("PRAGMA integrity_check").AsList();
            if (problems is not ["ok"])
            {
                throw new StartupException($"{file} is damaged: {string.Join("; ", problems.Take(3))}. Nothing was changed.");
            }

            if (connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('schema_migration', 'mcp_server')") != 2)
            {
                throw new StartupException($"{file} is not a database of Patchbay's. Nothing was changed.");
            }

            return new BackupFacts(
                connection.ExecuteScalar<long>("SELECT MAX(number) FROM schema_migration"),
                connection.ExecuteScalar<string?>("SELECT value FROM setting WHERE name = @name", new { name = Secrets.MasterKey.CheckSetting }),
                connection.ExecuteScalar<long>("SELECT COUNT(*) FROM integrated_account"),
                connection.ExecuteScalar<long>("SELECT COUNT(*) FROM mcp_server"));
        }
        catch (SqliteException e)
        {
            throw new StartupException($"{file} cannot be read as a database: {e.Message} Nothing was changed.", e);
        }
    }

    private static SqliteConnection Open(string file, TimeSpan patience)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false, // the file may be moved as soon as this is closed
            DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds),
        }.ToString());
        connection.Open();
        return connection;
    }

    private static void MakeForOwnerOnly(string file)
    {
        File.Delete(file);
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, settings).Dispose();
    }

    private static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.Flush(flushToDisk: true);
    }
}
