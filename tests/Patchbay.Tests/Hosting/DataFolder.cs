using Microsoft.Data.Sqlite;
using Patchbay.Hosting;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Hosting;

/// <summary>A data folder that outlives a server and goes with the test.</summary>
sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("patchbay-").FullName;

    public string DatabaseFile => System.IO.Path.Combine(Path, "patchbay.db");

    public PatchbayOptions Options() => new()
    {
        DataFolder = Path,
        Urls = "http://127.0.0.1:0",
        IntegrationsFolder = IntegrationFolder.Fixtures,
        AuditDays = 36_500, // tests' calls have fixed dates
        DatabasePatience = TimeSpan.FromSeconds(10),
    };

    /// <summary>Every byte of every file in the folder, as text.</summary>
    public string AllText()
    {
        var text = new System.Text.StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Path))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
