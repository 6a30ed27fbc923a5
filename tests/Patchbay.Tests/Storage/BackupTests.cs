using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Patchbay.Tests.Cli;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Storage;

/// <summary><c>patchbay backup</c> and <c>patchbay restore</c> as typed, on the folder of a real process.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BackupTests : IDisposable
{
    private readonly DataFolder folder = new();
    private readonly DataFolder other = new();
    private readonly string file;

    public BackupTests() => file = Path.Combine(other.Path, "away", "patchbay.backup");

    public void Dispose()
    {
        folder.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task A_backup_taken_under_writes_is_whole_and_brings_everything_back()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string admin;
        int atBackup;
        var ids = new List<string>();
        await using (var patchbay = await PatchbayProcess.StartAsync(folder, IntegrationFolder.Fixtures))
        {
            admin = patchbay.AdminToken!;
            using var api = patchbay.Client(admin);
            using var stop = new CancellationTokenSource();
            var some = new TaskCompletionSource();
            var writing = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var id = await ConnectAsync(api);
                    lock (ids)
                    {
                        ids.Add(id);
                    }

                    if (ids.Count == 30)
                    {
                        some.SetResult();
                    }
                }
            });
            await Task.WhenAny(some.Task, writing);
            lock (ids)
            {
                atBackup = ids.Count;
            }

            var backup = await Typed.RunAsync("backup", file, "--data", folder.Path, "--with-key");
            Assert.Equal((0, ""), (backup.ExitCode, backup.Error));
            Assert.Contains("checked", backup.Out);
            await stop.CancelAsync();
            await writing;
            Assert.Equal(0, await patchbay.StopAsync());
        }

        var restored = await Typed.RunAsync("restore", file, "--data", other.Path);

        Assert.Equal((0, ""), (restored.ExitCode, restored.Error));
        await using var second = await PatchbayProcess.StartAsync(other, IntegrationFolder.Fixtures);
        using var again = second.Client(admin);
        var accounts = await AllAsync(again);
        Assert.Null(second.AdminToken);
        Assert.True(accounts.Count >= atBackup && accounts.Count <= ids.Count, $"{accounts.Count} of {atBackup} to {ids.Count}");
        Assert.Empty(ids.Take(atBackup).Except(accounts)); // what was answered before the backup began is in it
        Assert.Equal(201, (await again.SendJsonAsync("POST", $"/integrated-account/{accounts[0]}/mcp", """{"name":"x"}""")).Status);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file + ".key"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(other.DatabaseFile));
        Assert.False(File.Exists(file + ".partial"));
    }

    [Fact]
    public async Task A_restore_replaces_nothing_unasked_and_keeps_what_it_replaces()
    {
        await FillAsync(folder, 3);
        await BackUpAsync();
        await FillAsync(folder, 2);

        var refused = await Typed.RunAsync("restore", file, "--data", folder.Path);
        var forced = await Typed.RunAsync("restore", file, "--data", folder.Path, "--force");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--force", refused.Error);
        Assert.Equal((0, ""), (forced.ExitCode, forced.Error));
        Assert.Equal((3, 5), (Count(folder.DatabaseFile), Count(folder.DatabaseFile + ".old")));
    }

    [Fact]
    public async Task A_restore_is_refused_while_a_server_runs()
    {
        await FillAsync(folder, 1);
        await BackUpAsync();
        await using var patchbay = await PatchbayProcess.StartAsync(folder, IntegrationFolder.Fixtures);

        var typed = await Typed.RunAsync("restore", file, "--data", folder.Path, "--force");

        Assert.Equal(1, typed.ExitCode);
        Assert.Contains("stop it first. Nothing was changed.", typed.Error);
        using var api = patchbay.Client(null);
        Assert.Equal(200, (await api.SendJsonAsync("GET", "/readyz")).Status);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_changes_nothing()
    {
        await FillAsync(folder, 40);
        await BackUpAsync();
        var bytes = await File.ReadAllBytesAsync(file);
        Random.Shared.NextBytes(bytes.AsSpan(bytes.Length / 2, 30_000));
        await File.WriteAllBytesAsync(file, bytes);

        var damaged = await Typed.RunAsync("restore", file, "--data", folder.Path, "--force");
        await File.WriteAllTextAsync(file, "no database at all, but long enough to be looked at as one would be");
        var nonsense = await Typed.RunAsync("restore", file, "--data", folder.Path, "--force");

        Assert.Equal((1, 1), (damaged.ExitCode, nonsense.ExitCode));
        Assert.All([damaged.Error, nonsense.Error], error => Assert.Contains("Nothing was changed", error));
        Assert.Equal(40, Count(folder.DatabaseFile));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.restoring*"));
    }

    [Fact]
    public async Task A_backup_under_another_master_key_is_refused_or_told_about()
    {
        await FillAsync(folder, 1);
        await BackUpAsync();
        await FillAsync(other, 1);
        Directory.CreateDirectory(Path.Combine(other.Path, "empty"));

        var mixed = await Typed.RunAsync("restore", file, "--data", other.Path, "--force");
        var keyless = await Typed.RunAsync("restore", file, "--data", Path.Combine(other.Path, "empty"));

        Assert.Equal(1, mixed.ExitCode);
        Assert.Contains("another master key", mixed.Error);
        Assert.Equal(0, keyless.ExitCode);
        Assert.Contains("master key is missing", keyless.Out);
        Directory.Delete(Path.Combine(other.Path, "empty"), recursive: true);
    }

    [Fact]
    public async Task A_backup_that_exists_is_not_overwritten_unasked()
    {
        await FillAsync(folder, 1);
        await BackUpAsync();

        var refused = await Typed.RunAsync("backup", file, "--data", folder.Path);
        var forced = await Typed.RunAsync("backup", file, "--data", folder.Path, "--force");
        var nothing = await Typed.RunAsync("backup", file + "2", "--data", Path.Combine(other.Path, "nowhere"));

        Assert.Equal((1, 0, 1), (refused.ExitCode, forced.ExitCode, nothing.ExitCode));
        Assert.Contains("--force", refused.Error);
        Assert.Contains("master.key", forced.Out);
        Assert.Contains("There is no database", nothing.Error);
    }

    private async Task BackUpAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Assert.Equal(0, (await Typed.RunAsync("backup", file, "--data", folder.Path)).ExitCode);
    }

    private string? admin;

    private async Task FillAsync(DataFolder target, int accounts)
    {
        await using var patchbay = await RunningPatchbay.StartAsync(target);
        using var api = patchbay.Client(patchbay.AdminToken ?? admin);
        admin = target == folder ? patchbay.AdminToken ?? admin : admin;
        for (var i = 0; i < accounts; i++)
        {
            await ConnectAsync(api);
        }
    }

    private static async Task<string> ConnectAsync(HttpClient api)
    {
        var (status, account) = await api.SendJsonAsync("POST", "/integrated-account?verify=false", $$"""
            {"integration":"deskly","tenant_id":"acme","variables":{"subdomain":"acme"},"credentials":{"api_key":"{{RunningPatchbay.ApiKey}}"} }
            """);
        Assert.Equal(201, status);
        return (string)account!["id"]!;
    }

    private static async Task<List<string>> AllAsync(HttpClient api)
    {
        var all = new List<string>();
        JsonNode? cursor = null;
        do
        {
            var (_, page) = await api.SendJsonAsync("GET", $"/integrated-account?limit=100{(cursor is null ? "" : $"&next_cursor={Uri.EscapeDataString((string)cursor!)}")}");
            all.AddRange(page!["result"]!.AsArray().Select(account => (string)account!["id"]!));
            cursor = page["next_cursor"];
        }
        while (cursor is not null);
        return all;
    }

    private static long Count(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM integrated_account");
    }
}
