using System.Buffers;
using System.Data.Common;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Patchbay.Storage;

/// <summary>One file in the data folder, with a write-ahead log so that readers never wait for the writer.</summary>
sealed class SqliteEngine : IDatabaseEngine
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int IoError = 10;
    private const int Full = 13;
    private const int NotADatabase = 26;

    private const int RowsInOneGo = 16;

    private readonly string file;
    private readonly string connectionString;
    private readonly string openingPragmas;

    /// <param name="file">Path of the database; made when it does not exist.</param>
    /// <param name="patience">How long a statement waits for another process's write.</param>
    public SqliteEngine(string file, TimeSpan patience)
    {
        SystemSqlite.Load();
        this.file = file;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            Pooling = true,
            DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds),
        }.ToString();

        // NORMAL loses no committed row when the process dies, only when the machine does; WAL keeps the file whole either way.
        openingPragmas = $"PRAGMA busy_timeout = {(int)patience.TotalMilliseconds}; PRAGMA synchronous = NORMAL;";
    }

    public string Name => "sqlite";

    public string? MigrationLock => null;

    public string ForUpdate => "";

    public bool SingleWriter => true;

    public string? Announcement => null;

    public string Dialect(string script) => script;

    public DbConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            connection.Execute(openingPragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // SQLite is a library call: there is nothing to await.
    public ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Open());
    }

    public void Prepare()
    {
        try
        {
            using var connection = Open();
            var mode = connection.ExecuteScalar<string>("PRAGMA journal_mode = WAL");
            if (mode != "wal")
            {
                throw new StartupException(
                    $"The database {file} cannot use a write-ahead log (journal mode is '{mode}'): put the data folder on a local disk.");
            }
        }
        catch (SqliteException e)
        {
            throw Explain(e)!;
        }
    }

    // The kernel keeps the lock, so a process that was killed leaves none behind. SQLite's own locks only last for a transaction.
    public IDisposable? Occupy(bool alone)
    {
        try
        {
            var settings = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = alone ? FileAccess.ReadWrite : FileAccess.Read,
                Share = alone ? FileShare.None : FileShare.Read,
            };
            if (!OperatingSystem.IsWindows())
            {
                settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return new FileStream(file + ".lock", settings);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }

    // The statement is bound and stepped by hand: the provider makes several objects for each value, and the audit's rows are most of
    // all that is ever written. What a row shares with the one before stays bound. Between rows others get the core: where it is the only one
    // that can take them, calls would otherwise wait for the end of this thread's time slice.
    public Task InsertAsync(
        DbTransaction transaction, RowTarget target, int count, FillRow fill, CancellationToken cancellationToken)
    {
        var database = ((SqliteConnection)transaction.Connection!).Handle!;
        var (texts, numbers) = (new string?[target.Texts.Length], new long?[target.Numbers.Length]);
        var bound = new string?[texts.Length];
        var places = string.Join(", ", Enumerable.Repeat("?", texts.Length + numbers.Length));
        var sql = $"INSERT INTO {target.Table} ({target.Columns}) VALUES ({places}) ON CONFLICT (id) DO NOTHING";
        Check(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        using (statement)
        {
            for (var row = 0; row < count; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (row % RowsInOneGo == RowsInOneGo - 1)
                {
                    Thread.Yield();
                }

                fill(row, texts, numbers);
                for (var i = 0; i < texts.Length; i++)
                {
                    if (!ReferenceEquals(texts[i], bound[i]))
                    {
                        Check(Bind(statement, i + 1, texts[i]), database);
                        bound[i] = texts[i];
                    }
                }

                for (var i = 0; i < numbers.Length; i++)
                {
                    var place = texts.Length + i + 1;
                    Check(numbers[i] is { } number ? raw.sqlite3_bind_int64(statement, place, number) : raw.sqlite3_bind_null(statement, place), database);
                }

                var result = raw.sqlite3_step(statement);
                raw.sqlite3_reset(statement);
                Check(result, database);
            }
        }

        return Task.CompletedTask;
    }

    private static int Bind(sqlite3_stmt statement, int place, string? text)
    {
        if (text is null)
        {
            return raw.sqlite3_bind_null(statement, place);
        }

        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var result = raw.sqlite3_bind_text(statement, place, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return result;
    }

    private static void Check(int result, sqlite3 database)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), result);
        }
    }

    public void ErasePast(IEnumerable<string> tables)
    {
        using var connection = Open();
        connection.Execute("VACUUM");
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    // A file tells nobody that it was written: other processes look for themselves.
    public Task ListenAsync(Action heard, Action<bool> listening, CancellationToken cancellationToken) => Task.CompletedTask;

    public bool IsOutage(Exception failure) => failure is SqliteException { SqliteErrorCode: Busy or ReadOnly or IoError or Full or CannotOpen };

    public bool IsPassing(Exception failure) => false;

    public StartupException? Explain(Exception failure) => failure is not SqliteException e ? null : new StartupException(
        e.SqliteErrorCode switch
        {
            Busy => $"The database {file} is locked by another process: stop it, or wait until it is done.",
            ReadOnly => $"The database {file} is not writable: give this user write access to the file and its folder.",
            CannotOpen => $"The database {file} cannot be opened: the folder must exist and this user must be able to write to it.",
            NotADatabase => $"{file} is not a SQLite database: move it away, or choose another data folder.",
            _ => $"The database {file} failed: {e.Message}",
        },
        e);

    public void Dispose()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
