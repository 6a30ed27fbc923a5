using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Patchbay.Hosting;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Storage;

public sealed class PostgresTests
{
    [Theory]
    [InlineData("postgres://pat:s%40cr%2Ft@db.example/patchbay", "db.example", 5432, "pat", "s@cr/t", "patchbay")]
    [InlineData("postgresql://pat@db.example:6543/bay?sslmode=verify-full&connect_timeout=3", "db.example", 6543, "pat", null, "bay")]
    [InlineData("postgres:///bay?host=/var/run/postgresql&user=pat", "/var/run/postgresql", 5432, "pat", null, "bay")]
    [InlineData("Host=db.example;Username=pat;Password='a;b';Database=bay", "db.example", 5432, "pat", "a;b", "bay")]
    public void An_address_is_a_url_or_a_connection_string(string text, string host, int port, string user, string? password, string database)
    {
        var settings = PostgresAddress.Parse(text, TimeSpan.FromSeconds(10));

        Assert.Equal((host, port, user, password, database), (settings.Host, settings.Port, settings.Username, settings.Password, settings.Database));
        Assert.Equal(20, settings.MaxPoolSize);
        Assert.Equal(text.Contains("connect_timeout") ? 3 : 10, settings.Timeout);
        Assert.Equal(text.Contains("verify-full") ? SslMode.VerifyFull : SslMode.Prefer, settings.SslMode);
    }

    [Theory]
    [InlineData("postgres://pat:hush/hush@db.example/bay")]
    [InlineData("postgres://pat:hush@db.example/")]
    [InlineData("postgres://pat:hush@db.example/bay?hush=hush")]
    [InlineData("Host=db.example;Password=a;hush;Database=bay")]
    [InlineData("Username=pat;Password=hush;Database=bay")]
    [InlineData("hush")]
    public void An_address_that_cannot_be_read_is_told_without_repeating_any_of_it(string text)
    {
        var message = Assert.Throws<StartupException>(() => PostgresAddress.Parse(text, TimeSpan.FromSeconds(10))).ToString();

        Assert.Contains("PATCHBAY_DATABASE cannot be read", message);
        Assert.DoesNotContain("hush", message);
    }

    [Fact]
    public void A_server_that_is_too_old_is_told()
    {
        PostgresEngine.CheckVersion(new Version(13, 0));

        Assert.Contains("PostgreSQL 12.9 is too old", Assert.Throws<StartupException>(() => PostgresEngine.CheckVersion(new Version(12, 9))).Message);
    }

    [Theory]
    [InlineData("Password", "hush-hush", "the password in PATCHBAY_DATABASE is wrong")]
    [InlineData("Database", "nowhere", "has no database 'nowhere': create it")]
    [InlineData("Port", "1", "cannot be reached")]
    public void What_keeps_it_from_starting_is_told(string setting, object value, string told)
    {
        using var postgres = new TestDatabase();
        using var folder = new DataFolder();
        var options = folder.Options();
        options.Database = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { [setting] = value }.ConnectionString;

        var message = Assert.Throws<StartupException>(() => PatchbayApp.Build(options)).Message;

        Assert.Contains(told, message);
        Assert.DoesNotContain("hush-hush", message);
    }

    [Fact]
    public void A_database_for_reading_only_or_of_another_encoding_is_told()
    {
        using var postgres = new TestDatabase();
        using var folder = new DataFolder();
        var options = folder.Options();
        options.Database = postgres.Url + "?options=-c%20default_transaction_read_only=on";

        Assert.Contains("is read-only: name the primary", Assert.Throws<StartupException>(() => PatchbayApp.Build(options)).Message);
    }

    [Fact]
    public async Task Processes_that_start_together_on_an_empty_database_agree_on_everything()
    {
        using var postgres = new TestDatabase();
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var folders = Enumerable.Range(0, 4).Select(_ => new DataFolder()).ToList();

        var nodes = await Task.WhenAll(folders.Select(folder => Task.Run(() => RunningPatchbay.StartAsync(
            folder, options => (options.Database, options.MasterKey) = (postgres.Url, key)))));

        var admin = Assert.Single(nodes, node => node.AdminToken is not null).AdminToken;
        using var api = nodes[0].Client(admin);
        var (status, account) = await api.SendJsonAsync("POST", "/integrated-account", $$"""
            {"integration":"deskly","tenant_id":"acme","variables":{"subdomain":"acme"},"credential_kind":"api_key","credentials":{"api_key":"{{RunningPatchbay.ApiKey}}"} }
            """);
        Assert.Equal(201, status);
        foreach (var node in nodes) // each opens what the first has sealed
        {
            Assert.Equal(RunningPatchbay.ApiKey, (await node.Part<Patchbay.Accounts.AccountStore>().FindAsync((string)account!["id"]!, null, default))!.Credentials["api_key"]);
        }

        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM key_ring"));
        Assert.All(folders, folder => Assert.Empty(Directory.GetFiles(folder.Path))); // nothing is kept outside the database
        foreach (var (node, folder) in nodes.Zip(folders))
        {
            await node.DisposeAsync();
            folder.Dispose();
        }
    }

    [Fact]
    public async Task Changes_are_announced_and_polled_for_while_nobody_can_listen()
    {
        using var postgres = new TestDatabase();
        using var here = Open(postgres.Url);
        using var there = Open(postgres.Url);
        using var mine = new Changes(here, TimeProvider.System, NullLogger<Changes>.Instance);
        using var others = new Changes(there, TimeProvider.System, NullLogger<Changes>.Instance);
        var heard = System.Threading.Channels.Channel.CreateUnbounded<string?>();
        others.Subscribe(subject => heard.Writer.TryWrite(subject));
        await mine.StartAsync(default);
        await others.StartAsync(default);
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await UntilListeningAsync(connection, 2);

        for (var i = 0; i < 20; i++) // by polls alone this would take 20 s on average
        {
            await mine.WriteAsync($"acc_{i}", _ => Task.FromResult(true), default);
            Assert.Equal($"acc_{i}", await heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(1)));
        }

        await connection.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await mine.WriteAsync("acc_cut", _ => Task.FromResult(true), default); // over connections that are all dead
        Assert.Equal("acc_cut", await heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5)));

        await UntilListeningAsync(connection, 2); // by themselves
        await mine.WriteAsync("acc_last", _ => Task.FromResult(true), default);
        Assert.Equal("acc_last", await heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(1)));
        await mine.StopAsync(default);
        await others.StopAsync(default);
    }

    [Fact]
    public async Task A_connection_that_breaks_while_the_process_stops_is_only_a_stop()
    {
        using var postgres = new TestDatabase();
        using var seat = new PostgresSeat(PostgresAddress.Parse(postgres.Url, TimeSpan.FromSeconds(10)));
        using var stopping = new CancellationTokenSource();
        Assert.True(seat.Take(alone: false));
        var heard = 0;

        await seat.ListenAsync(Break, _ => { }, stopping.Token); // ends, and throws nothing

        Assert.Equal(1, heard);

        void Break()
        {
            heard++;
            stopping.Cancel();
            throw new NpgsqlException("Exception while reading from stream");
        }
    }

    private static async Task UntilListeningAsync(NpgsqlConnection connection, int processes)
    {
        while (await connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query = 'LISTEN patchbay_change'") < processes)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static Database Open(string url) => Database.Open(new PostgresEngine(url, TimeSpan.FromSeconds(10)), TimeProvider.System);
}
