using System.Data.Common;
using System.Net.Sockets;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Patchbay.Storage;

/// <summary>A PostgreSQL database that many processes share.</summary>
sealed class PostgresEngine : IDatabaseEngine
{
    public const int OldestMajorVersion = 13;

    // Advisory locks are the database's own: nobody else's in the same server meet them.
    private const long MigrationKey = 0x7061_7463_6801;

    private readonly NpgsqlConnectionStringBuilder settings;
    private readonly NpgsqlDataSource source;
    private readonly PostgresSeat seat;

    /// <param name="connection">A postgres:// URL, or a connection string as Npgsql takes it.</param>
    /// <param name="patience">How long to wait for the server, and for a statement of it, where <paramref name="connection"/> does not say.</param>
    /// <exception cref="StartupException">It is neither.</exception>
    public PostgresEngine(string connection, TimeSpan patience)
    {
        settings = PostgresAddress.Parse(connection, patience);
        source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        seat = new PostgresSeat(settings);
    }

    public string? MigrationLock => $"SELECT pg_advisory_xact_lock({MigrationKey})";

    public string ForUpdate => " FOR UPDATE";

    public bool SingleWriter => false;

    public string? Announcement => PostgresSeat.Announcement;

    // Pages and sweeps walk ids and times in the order of their bytes. A language's order is slower, and not even the same: in Danish,
    // "aa" comes after "z".
    public string Dialect(string script) => script.Replace(" TEXT", " TEXT COLLATE \"C\"", StringComparison.Ordinal);

    // One statement for all rows, a column at a time: a statement for each would be planned and answered that often.
    public async Task InsertAsync(
        DbTransaction transaction, RowTarget target, int count, FillRow fill, CancellationToken cancellationToken)
    {
        var texts = Array.ConvertAll(target.Texts, _ => new string?[count]);
        var numbers = Array.ConvertAll(target.Numbers, _ => new long?[count]);
        var (rowTexts, rowNumbers) = (new string?[texts.Length], new long?[numbers.Length]);
        for (var row = 0; row < count; row++)
        {
            fill(row, rowTexts, rowNumbers);
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i][row] = rowTexts[i];
            }

            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i][row] = rowNumbers[i];
            }
        }

        await using var command = ((NpgsqlConnection)transaction.Connection!).CreateCommand();
        command.Transaction = (NpgsqlTransaction)transaction;
        var places = string.Join(", ", Enumerable.Range(1, texts.Length + numbers.Length).Select(place => $"${place}"));
        command.CommandText = $"INSERT INTO {target.Table} ({target.Columns}) SELECT * FROM unnest({places}) ON CONFLICT (id) DO NOTHING";
        foreach (var column in texts)
        {
            command.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        }

        foreach (var column in numbers)
        {
            command.Parameters.Add(new NpgsqlParameter<long?[]> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public DbConnection Open() => source.OpenConnection();

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => await source.OpenConnectionAsync(cancellationToken);

    public void Prepare()
    {
        using var connection = source.OpenConnection();
        CheckVersion(connection.PostgreSqlVersion);
        var (encoding, readOnly) = connection.QuerySingle<(string, string)>(
            "SELECT current_setting('server_encoding'), current_setting('transaction_read_only')");
        if (encoding != "UTF8")
        {
            throw new StartupException(
                $"The database {Where} has the encoding {encoding}: make one with UTF8 (createdb --encoding UTF8 --template template0 {settings.Database}).");
        }

        if (readOnly == "on")
        {
            throw new StartupException($"The database {Where} is read-only: name the primary in PATCHBAY_DATABASE, not a standby.");
        }
    }

    public IDisposable? Occupy(bool alone) => seat.Take(alone) ? seat : null;

    public Task ListenAsync(Action heard, Action<bool> listening, CancellationToken cancellationToken) =>
        seat.ListenAsync(heard, listening, cancellationToken);

    public void ErasePast(IEnumerable<string> tables)
    {
        using var connection = source.OpenConnection();
        foreach (var table in tables)
        {
            connection.Execute($"VACUUM FULL {table}", commandTimeout: 0);
        }
    }

    // Whatever is no answer of the server is an outage; of its answers, the classes that speak of connections, logins, resources and operators.
    public bool IsOutage(Exception failure) => failure switch
    {
        PostgresException answer => answer.SqlState[..2] is "08" or "28" or "3D" or "53" or "57" or "58" || answer.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException => true,
        _ => false,
    };

    public bool IsPassing(Exception failure) => failure switch
    {
        PostgresException answer => answer.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown,
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException => true,
        _ => false,
    };

    public StartupException? Explain(Exception failure) => failure is not NpgsqlException e ? null : new StartupException(
        e switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                $"PostgreSQL at {Server} refuses the user '{settings.Username}': the password in PATCHBAY_DATABASE is wrong, or pg_hba.conf does not let this user in from here.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"PostgreSQL at {Server} has no database '{settings.Database}': create it (createdb --owner {settings.Username} {settings.Database}), or name another in PATCHBAY_DATABASE.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName } answer =>
                $"The user '{settings.Username}' may not make or use the tables in {Where} ({answer.MessageText}): make it the database's owner.",
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
                $"PostgreSQL at {Server} has no connection free: raise its max_connections, or lower 'Maximum Pool Size' in PATCHBAY_DATABASE.",
            PostgresException answer => $"The database {Where} failed: {answer.MessageText} ({answer.SqlState})",
            { InnerException: SocketException socket } =>
                $"PostgreSQL at {Server} cannot be reached: {socket.Message}. Check PATCHBAY_DATABASE, and that the server runs and accepts connections from here.",
            { InnerException: TimeoutException } =>
                $"PostgreSQL at {Server} does not answer in {settings.Timeout} s: check PATCHBAY_DATABASE, and firewalls on the way.",
            _ => $"PostgreSQL at {Server} cannot be used: {e.Message}",
        },
        e);

    public void Dispose()
    {
        seat.Dispose();
        source.Dispose();
    }

    internal static void CheckVersion(Version version)
    {
        if (version.Major < OldestMajorVersion)
        {
            throw new StartupException($"PostgreSQL {version} is too old: Patchbay needs {OldestMajorVersion} or newer.");
        }
    }

    private string Server => $"{settings.Host}:{settings.Port}";

    public string Name => "postgresql";

    private string Where => $"'{settings.Database}' at {Server}";
}
