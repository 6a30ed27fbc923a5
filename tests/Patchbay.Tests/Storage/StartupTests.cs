using Microsoft.Data.Sqlite;
using Patchbay.Accounts;
using Patchbay.Hosting;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Storage;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class StartupTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, EachDatabase]
    public async Task Everything_is_there_again_after_a_restart()
    {
        string account, token;
        string? admin;
        await using (var first = await RunningPatchbay.StartAsync(folder))
        {
            admin = first.AdminToken;
            account = await first.ConnectAsync();
            (_, token) = await first.MakeServerAsync(account);
        }

        await using var second = await RunningPatchbay.StartAsync(folder);
        using var client = second.Client(admin);

        Assert.Null(second.AdminToken);
        Assert.Equal(200, (await client.SendJsonAsync("GET", $"/integrated-account/{account}")).Status);
        Assert.NotNull(await second.Part<Patchbay.Servers.ServerDirectory>().FindAsync(token, default));
        Assert.Equal(RunningPatchbay.ApiKey, (await second.Part<AccountStore>().FindAsync(account, null, default))!.Credentials["api_key"]);
    }

    [Theory, EachDatabase]
    public async Task Nothing_secret_is_in_the_database_or_the_log()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        var (_, token) = await patchbay.MakeServerAsync(await patchbay.ConnectAsync());
        using var anybody = patchbay.Client(null);
        using var listed = await anybody.PostAsync(
            $"/mcp/{token}", new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", null, "application/json"));
        await patchbay.Part<Patchbay.Servers.ServerDirectory>().FindAsync(token, default);

        var stored = folder.AllText();
        var logged = patchbay.Log.Text;

        foreach (var secret in new[] { token, patchbay.AdminToken!, RunningPatchbay.ApiKey })
        {
            Assert.DoesNotContain(secret, stored);
            Assert.DoesNotContain(secret, logged);
        }

        Assert.Equal(System.Net.HttpStatusCode.OK, listed.StatusCode);
        Assert.Contains("acc_", stored); // the search does see what is stored
        Assert.NotEqual("", logged);
    }

    [Fact]
    public async Task The_database_is_for_its_owner_only_even_in_a_folder_open_to_others()
    {
        File.SetUnixFileMode(Directory.CreateDirectory(folder.Path).FullName, (UnixFileMode)0b111_101_101);

        await using var patchbay = await RunningPatchbay.StartAsync(folder);

        Assert.All(
            Directory.GetFiles(folder.Path, "patchbay.db*"),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Theory, EachDatabase]
    public void The_key_file_is_made_once_and_for_its_owner_only()
    {
        using (PatchbayApp.Build(folder.Options()))
        {
        }

        var file = Path.Combine(folder.Path, "master.key");
        var key = File.ReadAllText(file);
        using (PatchbayApp.Build(folder.Options()))
        {
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(32, Convert.FromBase64String(key.Trim()).Length);
        Assert.Equal(key, File.ReadAllText(file));
    }

    [Fact]
    public void A_key_file_that_others_can_read_is_refused()
    {
        var file = Path.Combine(folder.Path, "master.key");
        File.WriteAllText(file, Convert.ToBase64String(new byte[32]));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Assert.Contains("chmod 600", Failure(folder.Options()));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_or_missing_master_key_stops_the_start_and_destroys_nothing()
    {
        string account;
        await using (var first = await RunningPatchbay.StartAsync(folder))
        {
            account = await first.ConnectAsync();
        }

        var file = Path.Combine(folder.Path, "master.key");
        var right = File.ReadAllText(file);
        var wrong = folder.Options();
        wrong.MasterKey = Convert.ToBase64String(new byte[32]);
        var wrongMessage = Failure(wrong);
        File.Delete(file);
        var missingMessage = Failure(folder.Options());
        var made = File.Exists(file);
        var environment = folder.Options();
        environment.MasterKey = right;
        await using var again = await RunningPatchbay.StartAsync(folder, options => options.MasterKey = right);

        Assert.Contains("not the one this database was written under", wrongMessage);
        Assert.Contains("The master key is missing", missingMessage);
        Assert.False(made);
        Assert.Equal(RunningPatchbay.ApiKey, (await again.Part<AccountStore>().FindAsync(account, null, default))!.Credentials["api_key"]);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_malformed_master_key_is_told_without_repeating_it(string key)
    {
        var options = folder.Options();
        options.MasterKey = key;

        var message = Failure(options);

        Assert.Contains("32 random bytes in base64", message);
        Assert.DoesNotContain(key, message);
    }

    [Fact]
    public void A_file_that_is_no_database_is_told()
    {
        File.WriteAllText(folder.DatabaseFile, new string('x', 5_000));

        Assert.Contains("is not a SQLite database", Failure(folder.Options()));
    }

    [Fact]
    public void A_database_held_by_another_process_is_told()
    {
        using (PatchbayApp.Build(folder.Options()))
        {
        }

        using var other = new SqliteConnection($"Data Source={folder.DatabaseFile};Pooling=False");
        other.Open();
        using var hold = other.BeginTransaction();
        var options = folder.Options();
        options.DatabasePatience = TimeSpan.FromMilliseconds(200);

        Assert.Contains("is locked by another process", Failure(options));
    }

    [Fact]
    public void A_data_folder_that_cannot_be_made_is_told()
    {
        var options = folder.Options();
        options.DataFolder = Path.Combine(folder.Path, "file", "below");
        File.WriteAllText(Path.Combine(folder.Path, "file"), "");

        Assert.Contains("PATCHBAY_DATA", Failure(options));
    }

    [Theory, EachDatabase]
    public void A_database_of_a_later_version_is_left_alone()
    {
        using (PatchbayApp.Build(folder.Options()))
        {
        }

        using (var other = folder.Connect())
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "INSERT INTO schema_migration VALUES (9999, 'later', 0)";
            command.ExecuteNonQuery();
        }

        Assert.Contains("run the newer Patchbay", Failure(folder.Options()));
    }

    [Fact]
    public void Every_wrong_setting_is_named_at_once()
    {
        var options = folder.Options();
        options.Urls = "localhost";
        options.PublicUrl = "example.com";
        options.UpstreamAllow = "10.0.0.0/99, desk.internal";
        options.AuditDays = 0;

        var message = Failure(options);

        Assert.Contains("PATCHBAY_URLS", message);
        Assert.Contains("PATCHBAY_PUBLIC_URL", message);
        Assert.Contains("'10.0.0.0/99'", message);
        Assert.Contains("PATCHBAY_AUDIT_DAYS: give a number from 1 to 36500.", message);
        Assert.DoesNotContain("desk.internal", message);
    }

    private static string Failure(PatchbayOptions options) =>
        Assert.Throws<StartupException>(() => PatchbayApp.Build(options)).Message;
}
