using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Patchbay.Accounts;
using Patchbay.Hosting;
using Patchbay.Storage;
using Patchbay.Tests.Cli;
using Patchbay.Tests.Connect;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Secrets;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class KeyRotationTests : IDisposable
{
    private readonly DataFolder folder = new();
    private readonly Browser browser = new();

    private string KeyFile => Path.Combine(folder.Path, "master.key");

    public void Dispose()
    {
        browser.Dispose();
        folder.Dispose();
    }

    [Theory, EachDatabase]
    public async Task Urls_tokens_cursors_links_and_credentials_survive()
    {
        var before = await FillAsync();
        var oldKey = await File.ReadAllTextAsync(KeyFile);

        var rotated = await RotateAsync();
        await HoldsAsync(before);
        var again = await RotateAsync();
        await HoldsAsync(before);

        Assert.Equal((0, ""), (rotated.ExitCode, rotated.Error));
        Assert.Equal(0, again.ExitCode);
        Assert.NotEqual(oldKey, await File.ReadAllTextAsync(KeyFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.False(File.Exists(KeyFile + ".next"));
    }

    [Theory, EachDatabase]
    public async Task A_database_from_before_roots_survives_as_well()
    {
        using (PatchbayApp.Build(folder.Options()))
        {
        }

        Execute("DELETE FROM setting WHERE name = 'root_key'"); // its root is the master key, as it was
        var before = await FillAsync();

        Assert.Equal(0, (await RotateAsync()).ExitCode);

        await HoldsAsync(before);
    }

    [Theory, EachDatabase]
    public async Task The_old_key_opens_nothing_that_is_in_the_folder_afterwards()
    {
        await FillAsync();
        var old = await File.ReadAllTextAsync(KeyFile);
        var secrets = Read("SELECT xml FROM key_ring").Concat(Read("SELECT credentials FROM integrated_account"))
            .Concat(Read("SELECT credentials FROM connect_link")).Concat(Read("SELECT value FROM setting"))
            .Select(text => Regex.Matches(text, "[A-Za-z0-9+/_-]{40,}").MaxBy(run => run.Length)!.Value[^40..]).ToList();
        Assert.All(secrets, text => Assert.Contains(text, folder.AllText())); // the search does see what is stored

        await RotateAsync();
        var stored = folder.AllText();
        var options = folder.Options();
        options.MasterKey = old;

        Assert.True(secrets.Count >= 5);
        Assert.All(secrets, text => Assert.DoesNotContain(text, stored));
        Assert.DoesNotContain(old.Trim(), stored);
        Assert.Contains("not the one this database was written under", Assert.Throws<StartupException>(() => PatchbayApp.Build(options)).Message);
    }

    [Theory, EachDatabase]
    public async Task A_key_from_the_environment_is_replaced_by_one_from_the_environment()
    {
        var (first, second) = (NewKey(), NewKey());
        var before = await FillAsync(first);

        var missing = await RotateAsync(("PATCHBAY_MASTER_KEY", first));
        var malformed = await RotateAsync(("PATCHBAY_MASTER_KEY", first), ("PATCHBAY_NEW_MASTER_KEY", "short"));
        var same = await RotateAsync(("PATCHBAY_MASTER_KEY", first), ("PATCHBAY_NEW_MASTER_KEY", first));
        var rotated = await RotateAsync(("PATCHBAY_MASTER_KEY", first), ("PATCHBAY_NEW_MASTER_KEY", second));
        await HoldsAsync(before, second);

        Assert.Equal((2, 1, 1, 0), (missing.ExitCode, malformed.ExitCode, same.ExitCode, rotated.ExitCode));
        Assert.Contains("PATCHBAY_NEW_MASTER_KEY", missing.Error);
        Assert.Contains("PATCHBAY_NEW_MASTER_KEY does not hold a master key", malformed.Error);
        Assert.Contains("has already", same.Error);
        Assert.False(File.Exists(KeyFile));
        Assert.DoesNotContain(second, rotated.Out);
    }

    [Theory, EachDatabase]
    public async Task A_key_given_for_the_key_file_is_put_there()
    {
        var before = await FillAsync();
        var key = NewKey();

        Assert.Equal(0, (await RotateAsync(("PATCHBAY_NEW_MASTER_KEY", key))).ExitCode);

        Assert.Equal(key, (await File.ReadAllTextAsync(KeyFile)).Trim());
        await HoldsAsync(before);
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_rotated_under_a_running_server_nor_where_there_is_no_database()
    {
        var nowhere = Directory.CreateTempSubdirectory("patchbay-").FullName;
        Typed refused;
        await using (await RunningPatchbay.StartAsync(folder))
        {
            refused = await RotateAsync();
        }

        var missing = await Typed.RunAsync("key", "rotate", "--data", nowhere);

        Assert.Equal((1, 1), (refused.ExitCode, missing.ExitCode));
        Assert.Contains("A Patchbay server runs on this database", refused.Error);
        Assert.Contains("There is no database", missing.Error);
        Assert.Empty(Directory.GetFiles(nowhere));
        Assert.Equal(0, (await RotateAsync()).ExitCode); // once it is stopped
    }

    [Theory, EachDatabase]
    public void A_server_does_not_start_while_the_key_is_rotated()
    {
        using (PatchbayApp.Build(folder.Options()))
        {
        }

        using var rotating = StorageSetup.OpenDatabase(folder.Options(), TimeProvider.System, alone: true);

        Assert.Contains("is just being rotated", Assert.Throws<StartupException>(() => PatchbayApp.Build(folder.Options())).Message);
    }

    [Theory, EachDatabase]
    public async Task A_rotation_killed_between_database_and_key_file_is_finished_by_the_next_start()
    {
        var before = await FillAsync();
        var old = await File.ReadAllTextAsync(KeyFile);
        await RotateAsync();
        File.Move(KeyFile, KeyFile + ".next"); // as it stands when the process dies after the commit
        await File.WriteAllTextAsync(KeyFile, old);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await HoldsAsync(before);

        Assert.False(File.Exists(KeyFile + ".next"));
    }

    [Theory, EachDatabase]
    public async Task A_rotation_killed_at_any_moment_loses_nothing()
    {
        var before = await FillAsync();
        await MultiplyAsync(400); // so that there is something to be killed in
        var whole = Stopwatch.StartNew();
        Assert.Equal(0, await RotateProcessAsync(kill: null));
        whole.Stop();

        for (var part = 1; part <= 6; part++)
        {
            await RotateProcessAsync(whole.Elapsed * (part / 7.0 + 0.1));

            await HoldsAsync(before);
            Assert.Equal(401, Read("SELECT id FROM integrated_account").Count);
        }
    }

    /// <summary>Runs the command in a process of its own, killed after a while; its exit code.</summary>
    private async Task<int> RotateProcessAsync(TimeSpan? kill)
    {
        SqliteConnection.ClearAllPools();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "patchbay.dll"), "key", "rotate", "--data", folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PATCHBAY_DATABASE"] = folder.Options().Database;
        using var process = Process.Start(start)!;
        if (kill is { } after)
        {
            using var patience = new CancellationTokenSource(after);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private Task<Typed> RotateAsync(params (string Name, string Value)[] environment)
    {
        SqliteConnection.ClearAllPools();
        return Typed.RunAsync(
            new Given { Environment = environment.Append((Name: "PATCHBAY_DATABASE", Value: folder.Options().Database ?? "")).ToDictionary(each => each.Name, each => each.Value) }, "key", "rotate", "--data", folder.Path);
    }

    private async Task<Known> FillAsync(string? key = null)
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder, options => options.MasterKey = key);
        var account = await patchbay.ConnectAsync();
        await patchbay.Part<OAuthTokenStore>().SaveAsync(account, new OAuthTokens("access", "refresh", null), default);
        var (_, mcp) = await patchbay.MakeServerAsync(account);
        await patchbay.MakeServerAsync(account);
        var (_, page) = await patchbay.Api.SendJsonAsync("GET", $"/integrated-account/{account}/mcp?limit=1");
        var (_, link) = await patchbay.Api.SendJsonAsync(
            "POST", "/connect-link", """{"integration":"deskly","tenant_id":"acme","credential_kind":"oauth","credentials":{"client_id":"pre-filled"} }""");
        return new Known(patchbay.AdminToken!, account, mcp, (string)page!["next_cursor"]!, new Uri((string)link!["url"]!).AbsolutePath);
    }

    private async Task HoldsAsync(Known known, string? key = null)
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder, options => options.MasterKey = key);
        using var api = patchbay.Client(known.AdminToken);
        var account = await patchbay.Part<AccountStore>().FindAsync(known.Account, null, default);
        var (status, page) = await api.SendJsonAsync("GET", $"/integrated-account/{known.Account}/mcp?limit=1&next_cursor={known.Cursor}");
        var link = await browser.OpenAsync(patchbay.App.Urls.First() + known.LinkPath);

        Assert.Null(patchbay.AdminToken); // the API token is still there
        Assert.Equal(200, status);
        Assert.Single(page!["result"]!.AsArray());
        Assert.NotNull(await patchbay.Part<Patchbay.Servers.ServerDirectory>().FindAsync(known.McpToken, default));
        Assert.Equal((RunningPatchbay.ApiKey, "refresh"), (account!.Credentials["api_key"], account.OAuth!.RefreshToken));
        Assert.Equal(200, link.Status);
        Assert.DoesNotContain("credentials.oauth.client_id", link.Inputs); // what was filled in can still be opened
    }

    /// <summary>Adds accounts like the first one.</summary>
    private async Task MultiplyAsync(int count)
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        var accounts = patchbay.Part<AccountStore>();
        var first = (await accounts.ListAsync(new AccountFilter(null, null), null, 1, default))[0];
        for (var i = 0; i < count; i++)
        {
            await accounts.AddAsync(first with { Id = Id.New("acc", DateTimeOffset.UnixEpoch.AddSeconds(i)) }, default);
        }
    }

    private List<string> Read(string sql)
    {
        using var connection = folder.Connect();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private void Execute(string sql)
    {
        using var connection = folder.Connect();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private sealed record Known(string AdminToken, string Account, string McpToken, string Cursor, string LinkPath);
}
