using Npgsql;

namespace Patchbay.Tests.Hosting;

/// <summary>A PostgreSQL database of one test, on the server that <c>dev/test</c> started; it goes with the test.</summary>
sealed class TestDatabase : IDisposable
{
    public const string Trait = "database";
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";
    public const string Missing = "needs PostgreSQL: run dev/test, or name a server in PATCHBAY_TEST_POSTGRES_URL";

    private readonly string name = "test_" + Guid.NewGuid().ToString("N");

    public TestDatabase()
    {
        Assert.SkipWhen(Server is null, Missing);
        Execute($"CREATE DATABASE {name} TEMPLATE template0");
    }

    /// <summary>URL of a login that may create databases; null when there is no server.</summary>
    public static Uri? Server { get; } = Environment.GetEnvironmentVariable("PATCHBAY_TEST_POSTGRES_URL") is { Length: > 0 } url ? new Uri(url) : null;

    /// <summary>What <c>PATCHBAY_DATABASE</c> says.</summary>
    public string Url => UrlOf(name, Server!.Host, Server.Port);

    /// <summary>The same by another way, such as a proxy on the loopback.</summary>
    public string UrlBy(int port) => UrlOf(name, "127.0.0.1", port);

    public string ConnectionString => Settings(name).ConnectionString;

    /// <summary>A new database when the running test is <see cref="EachDatabaseAttribute"/>'s turn on PostgreSQL; null on SQLite, and outside of a test.</summary>
    public static TestDatabase? OfThisTest() =>
        TestContext.Current.Test?.Traits.TryGetValue(Trait, out var on) == true && on.Contains(Postgres) ? new TestDatabase() : null;

    /// <summary>Every row of every table, as text.</summary>
    public string AllText()
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        var tables = Rows(connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
        return string.Join('\n', tables.SelectMany(table => Rows(connection, $"SELECT t::text FROM {table} t")));
    }

    public void Dispose()
    {
        while (true)
        {
            try
            {
                Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                Thread.Sleep(50); // the server's own vacuum is at work in it, which a login like ours may not end: it is through soon
            }
        }
    }

    private static string UrlOf(string database, string host, int port) => $"postgres://{Server!.UserInfo}@{host}:{port}/{database}";

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(Settings(Server!.AbsolutePath[1..]).ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static NpgsqlConnectionStringBuilder Settings(string database)
    {
        var login = Server!.UserInfo.Split(':');
        return new NpgsqlConnectionStringBuilder
        {
            Host = Server.Host,
            Port = Server.Port,
            Username = Uri.UnescapeDataString(login[0]),
            Password = Uri.UnescapeDataString(login[1]),
            Database = database,
            Pooling = false,
        };
    }

    private static List<string> Rows(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
