using System.Net;
using System.Net.Sockets;
using Patchbay.Dashboard;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Cli;

public sealed class ServeCommandTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("patchbay-test-").FullName;

    [Fact]
    public async Task The_first_start_shows_an_admin_token_that_works_and_the_second_shows_none()
    {
        var first = new CommandSession("serve", "--port", "0", "--data", data, "--integrations", IntegrationFolder.Fixtures);
        var shown = await first.LineAsync();
        var address = AddressIn(await first.LineAsync());
        var listed = await Typed.RunAsync("account", "list", "--json", "--server", address, "--token", shown.Split(' ')[^1]);
        Assert.Equal(0, await first.StopAsync());

        var second = new CommandSession("serve", "--port", "0", "--data", data, "--integrations", IntegrationFolder.Fixtures);
        var line = await second.LineAsync();
        Assert.Equal(0, await second.StopAsync());

        Assert.StartsWith("Admin token, shown this once: pb_", shown, StringComparison.Ordinal);
        Assert.Equal((0, """{"result":[],"next_cursor":null}""" + "\n"), (listed.ExitCode, listed.Out));
        Assert.StartsWith("Patchbay listens on http://127.0.0.1:", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_prints_a_link_that_signs_in_once_and_later_ones_keep_theirs_out_of_a_log()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(DashboardSetup.Folder, "index.html")), "needs the built dashboard: install Node.js 20 and build again, or run dev/test");
        var first = new CommandSession("serve", "--port", "0", "--data", data, "--integrations", IntegrationFolder.Fixtures);
        await first.LineAsync();
        var address = AddressIn(await first.LineAsync());
        var line = await first.LineAsync();
        var link = line.Split(' ')[^1];
        var used = await LoginLinkCommandTests.SignInAsync(address, link);
        var again = await LoginLinkCommandTests.SignInAsync(address, link);
        await first.StopAsync();
        var second = new CommandSession("serve", "--port", "0", "--data", data, "--integrations", IntegrationFolder.Fixtures);
        await second.LineAsync();
        await second.StopAsync();

        Assert.StartsWith($"Dashboard, signed in once within 10 minutes: {address}/login#", line, StringComparison.Ordinal);
        Assert.Equal((200, 401), (used.Status, again.Status));
        Assert.Empty((await second.EndAsync()).Unread);
    }

    [Fact]
    public async Task A_port_in_use_is_one_clear_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var typed = await Typed.RunAsync("serve", "--port", $"{port}", "--data", data, "--integrations", IntegrationFolder.Fixtures);

        Assert.Equal((1, "", $"Patchbay cannot listen on http://127.0.0.1:{port}: the port is in use. Choose another with --port.\n"), (typed.ExitCode, typed.Out, typed.Error));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(data, "file");
        await File.WriteAllTextAsync(file, "");

        var typed = await Typed.RunAsync("serve", "--port", "0", "--data", Path.Combine(file, "below"));

        Assert.Equal((1, ""), (typed.ExitCode, typed.Out));
        Assert.Contains(file, Assert.Single(typed.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_master_key_than_the_database_s_is_refused()
    {
        var first = new CommandSession("serve", "--port", "0", "--data", data, "--integrations", IntegrationFolder.Fixtures);
        await first.LineAsync();
        await first.LineAsync();
        await first.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(data, "master.key"), Convert.ToBase64String(new byte[32]));

        var typed = await Typed.RunAsync("serve", "--port", "0", "--data", data, "--integrations", IntegrationFolder.Fixtures);

        Assert.Equal((1, ""), (typed.ExitCode, typed.Out));
        Assert.Contains("is not the one this database was written under", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls", "nonsense")]
    [InlineData("--urls", "http://127.0.0.1:0", "--port", "1")]
    [InlineData("--port", "many")]
    public async Task An_address_that_is_none_is_told(params string[] args)
    {
        var typed = await Typed.RunAsync(["serve", "--data", data, "--integrations", IntegrationFolder.Fixtures, .. args]);

        Assert.NotEqual(0, typed.ExitCode);
        Assert.NotEmpty(typed.Error);
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    private static string AddressIn(string line) => line.Split(' ')[^1];
}
