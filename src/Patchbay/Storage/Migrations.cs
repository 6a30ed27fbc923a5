using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace Patchbay.Storage;

/// <summary>Applies the numbered scripts beside this file, each once, in order, all in one transaction.</summary>
static class Migrations
{
    // Another process may be migrating a large table meanwhile: that is no reason to fail.
    private const int PatienceSeconds = 600;

    private const string Prefix = "Patchbay.Storage.Migrations.";

    /// <summary>Number of the last script this program has.</summary>
    public static long Latest => Read()[^1].Number;

    /// <exception cref="StartupException">The database was written by a later version of Patchbay.</exception>
    public static void Apply(IDatabaseEngine engine, TimeProvider clock)
    {
        var scripts = Read();
        using var connection = engine.Open();
        using var transaction = connection.BeginTransaction();
        if (engine.MigrationLock is { } statement)
        {
            connection.Execute(statement, transaction: transaction, commandTimeout: PatienceSeconds);
        }

        connection.Execute(
            engine.Dialect("CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)"),
            transaction: transaction);
        var applied = connection.ExecuteScalar<long>("SELECT COALESCE(MAX(number), 0) FROM schema_migration", transaction: transaction);
        if (applied > scripts[^1].Number)
        {
            throw new StartupException(
                $"The database is at version {applied}, but this Patchbay knows versions up to {scripts[^1].Number}: run the newer Patchbay.");
        }

        foreach (var script in scripts.Where(script => script.Number > applied))
        {
            Run(script, engine, connection, transaction, clock);
        }

        transaction.Commit();
    }

    private static void Run(Script script, IDatabaseEngine engine, DbConnection connection, DbTransaction transaction, TimeProvider clock)
    {
        connection.Execute(engine.Dialect(script.Sql), transaction: transaction, commandTimeout: PatienceSeconds);
        connection.Execute(
            "INSERT INTO schema_migration (number, name, applied_at) VALUES (@Number, @Name, @At)",
            new { script.Number, script.Name, At = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction);
    }

    private static List<Script> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new Script(
                    long.Parse(name.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture), name[Prefix.Length..], reader.ReadToEnd());
            })];
    }

    private sealed record Script(long Number, string Name, string Sql);
}
