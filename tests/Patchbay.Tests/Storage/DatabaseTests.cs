using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Storage;

public sealed class DatabaseTests : IDisposable
{
    /// <summary>20,000 rows in each table, of 200 tenants, with what the planner wants to know of them.</summary>
    private const string Filling =
        """
        INSERT INTO integrated_account (id, integration, tenant_id, name, status, variables, credential_kind, credentials, created_at, updated_at)
        SELECT 'acc_' || i, 'i' || i % 5, 't' || i % 200, '', 'active', '{}', '', '', i, i FROM generate_series(1, 20000) AS i;
        INSERT INTO mcp_server (id, account_id, name, config, token_hash, expires_at, created_at, updated_at)
        SELECT 'mcp_' || i, 'acc_' || i % 200 + 1, '', '{}', 'h' || i, CASE i % 2 WHEN 0 THEN 1000 + i END, i, i FROM generate_series(1, 20000) AS i;
        INSERT INTO api_token (id, name, scopes, tenant_id, token_hash, created_at, expires_at)
        SELECT 'tok_' || i, '', '[]', 't' || i % 200, 'h' || i, i, CASE i % 2 WHEN 0 THEN 1000 + i END FROM generate_series(1, 20000) AS i;
        INSERT INTO tool_call (id, at, account_id, tenant_id, mcp_id, tool, arguments, duration_ms, bytes)
        SELECT 'call_' || i, i, 'acc_' || i % 200 + 1, 't' || i % 200, 'mcp_' || i % 200, '', '[]', 1, 1 FROM generate_series(1, 20000) AS i;
        ANALYZE;
        """;

    private readonly DataFolder folder = new();

    /// <summary>Statements that must not read a whole table, with the index that each takes; null stands for the one of the primary key.</summary>
    public static TheoryData<string, string?> Lookups => new()
    {
        { "SELECT id FROM mcp_server WHERE token_hash = 'x'", "mcp_server_by_token" },
        { "SELECT id FROM api_token WHERE token_hash = 'x'", "api_token_by_token" },
        { "SELECT id FROM integrated_account WHERE tenant_id = 't' AND id < 'x' ORDER BY id DESC LIMIT 50", "integrated_account_by_tenant" },
        { "SELECT id FROM integrated_account WHERE integration = 't' AND id < 'x' ORDER BY id DESC LIMIT 50", "integrated_account_by_integration" },
        { "SELECT id FROM integrated_account WHERE id < 'x' ORDER BY id DESC LIMIT 50", null },
        { "SELECT id FROM mcp_server WHERE account_id = 'a' AND id < 'x' ORDER BY id DESC LIMIT 50", "mcp_server_by_account" },
        { "SELECT id FROM tool_call WHERE account_id = 'a' AND id < 'x' ORDER BY id DESC LIMIT 50", "tool_call_by_account" },
        { "SELECT id FROM tool_call WHERE mcp_id = 'a' AND id < 'x' ORDER BY id DESC LIMIT 50", "tool_call_by_server" },
        { "DELETE FROM mcp_server WHERE expires_at IS NOT NULL AND expires_at <= 5", "mcp_server_by_expiry" },
        { "DELETE FROM api_token WHERE expires_at IS NOT NULL AND expires_at <= 5", "api_token_by_expiry" },
    };

    public void Dispose() => folder.Dispose();

    [Theory, EachDatabase]
    public async Task Writers_in_two_processes_take_turns_and_lose_nothing()
    {
        using var one = Open();
        using var two = Open();
        await one.ExecuteAsync("INSERT INTO setting (name, value) VALUES ('n', '0')", null, default);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => (i % 2 == 0 ? one : two).WriteAsync(
            async transaction =>
            {
                var value = await transaction.FindAsync<string>("SELECT value FROM setting WHERE name = 'n'" + one.ForUpdate, null, default);
                return await transaction.ExecuteAsync(
                    "UPDATE setting SET value = @next WHERE name = 'n'", new { next = (int.Parse(value!) + 1).ToString() },
                    default);
            },
            default))));

        Assert.Equal("200", await one.FindAsync<string>("SELECT value FROM setting WHERE name = 'n'", null, default));
    }

    [Theory, EachDatabase]
    public async Task A_text_that_is_not_there_is_null_and_not_empty()
    {
        using var database = Open();

        Assert.Null(await database.FindAsync<string>("SELECT CAST(NULL AS TEXT)", null, default));
        Assert.Equal("", await database.FindAsync<string>("SELECT ''", null, default));
    }

    [Theory, EachDatabase]
    public async Task A_write_that_fails_leaves_nothing_behind()
    {
        using var database = Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync<int>(
            async transaction =>
            {
                await transaction.ExecuteAsync("INSERT INTO setting (name, value) VALUES ('half', 'x')", null, default);
                throw new InvalidOperationException();
            },
            default));

        Assert.Null(await database.FindAsync<string>("SELECT value FROM setting WHERE name = 'half'", null, default));
    }

    [Theory, EachDatabase]
    public async Task A_change_is_heard_at_once_here_and_within_a_second_elsewhere_and_once_each()
    {
        using var here = Open();
        using var there = Open();
        using var mine = new Changes(here, TimeProvider.System, NullLogger<Changes>.Instance);
        using var others = new Changes(there, TimeProvider.System, NullLogger<Changes>.Instance);
        await mine.StartAsync(default);
        await others.StartAsync(default);
        var heardHere = new List<string?>();
        var heardThere = new TaskCompletionSource<string?>();
        mine.Subscribe(heardHere.Add);
        others.Subscribe(subject => heardThere.TrySetResult(subject));

        await mine.WriteAsync("acc_0", _ => Task.FromResult(false), default); // nothing was changed
        await mine.WriteAsync("acc_1", _ => Task.FromResult(true), default);

        Assert.Equal(["acc_1"], heardHere);
        Assert.Equal("acc_1", await heardThere.Task.WaitAsync(TimeSpan.FromSeconds(5)));
        var again = new TaskCompletionSource<string?>();
        mine.Subscribe(subject => again.TrySetResult(subject));
        await others.WriteAsync("acc_2", _ => Task.FromResult(true), default);
        Assert.Equal("acc_2", await again.Task.WaitAsync(TimeSpan.FromSeconds(5))); // the poll that brought it passed over acc_1
        Assert.Equal(["acc_1", "acc_2"], heardHere);
        await mine.StopAsync(default);
        await others.StopAsync(default);
    }

    [Theory]
    [MemberData(nameof(Lookups))]
    public async Task Lookups_pages_and_sweeps_walk_an_index(string sql, string? index)
    {
        using var database = Open();

        var plan = string.Join('\n', (await database.QueryAsync<PlanStep>("EXPLAIN QUERY PLAN " + sql, null, default)).Select(step => step.Detail));

        Assert.Contains(index ?? "sqlite_autoindex", plan);
        Assert.DoesNotContain("SCAN", plan);
        Assert.DoesNotContain("TEMP B-TREE", plan);
    }

    [Fact]
    public async Task They_do_so_on_PostgreSQL_which_goes_by_what_the_tables_hold()
    {
        using var postgres = new TestDatabase();
        using var database = Database.Open(new PostgresEngine(postgres.Url, TimeSpan.FromSeconds(20)), TimeProvider.System);
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.ExecuteAsync(Filling);

        foreach (var (sql, index) in Lookups.Select(lookup => lookup.Data))
        {
            var plan = string.Join('\n', await connection.QueryAsync<string>("EXPLAIN (COSTS OFF) " + sql));

            Assert.Contains(index ?? "_pkey", plan);
            Assert.DoesNotContain("Seq Scan", plan);
            Assert.DoesNotContain("Sort", plan);
        }
    }

    private Database Open() => Database.Open(
        folder.Options().Database is { } postgres ? new PostgresEngine(postgres, TimeSpan.FromSeconds(20)) : new SqliteEngine(folder.DatabaseFile, TimeSpan.FromSeconds(20)),
        TimeProvider.System);

    private sealed class PlanStep
    {
        public string Detail { get; init; } = "";
    }
}
