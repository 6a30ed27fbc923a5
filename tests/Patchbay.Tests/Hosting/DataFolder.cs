using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Patchbay.Hosting;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Hosting;

/// <summary>A data folder, and the PostgreSQL database where the test runs on one, that outlive a server and go with the test.</summary>
sealed class DataFolder : IDisposable
{
    private readonly TestDatabase? postgres = TestDatabase.OfThisTest();

    public string Path { get; } = Directory.CreateTempSubdirectory("patchbay-").FullName;

    public string DatabaseFile => System.IO.Path.Combine(Path, "patchbay.db");

    public PatchbayOptions Options() => new()
    {
        DataFolder = Path,
        Database = postgres?.Url,
        Urls = "http://127.0.0.1:0",
        IntegrationsFolder = IntegrationFolder.Fixtures,
        AuditDays = 36_500, // tests' calls have fixed dates
        DatabasePatience = TimeSpan.FromSeconds(10),
    };

    /// <summary>A connection past the program, as another process would have; the caller opens and disposes it.</summary>
    public DbConnection Connect() => postgres is null
        ? new SqliteConnection($"Data Source={DatabaseFile};Pooling=False;Default Timeout=30")
        : new NpgsqlConnection(postgres.ConnectionString);

    /// <summary>Every byte of every file in the folder, and all that PostgreSQL holds, as text.</summary>
    public string AllText()
    {
        var text = new System.Text.StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Path))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }

        return text.Append(postgres?.AllText()).ToString();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
        postgres?.Dispose();
    }
}
