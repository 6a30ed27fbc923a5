using System.Text.Json.Nodes;
using Patchbay.Sandbox;

namespace Patchbay.Tests.Cli;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task Everything_it_prints_answers()
    {
        var demo = new CommandSession("demo", "--port", "0", "--json");
        var printed = await demo.ReceiveAsync();
        var (server, token) = (printed["dashboard"]!.GetValue<string>(), printed["admin_token"]!.GetValue<string>());
        var account = printed["accounts"]!.AsArray().Single(one => one!["integration"]!.GetValue<string>() == "request_tracker")!;
        var (id, url) = (account["id"]!.GetValue<string>(), account["mcp_url"]!.GetValue<string>());

        var tools = await Typed.RunAsync("tools", url);
        var call = await Typed.RunAsync("call", url, "list_all_request_tracker_queues", """{"limit": 1}""");
        var listed = await Typed.RunAsync("account", "list", "--server", server, "--token", token);
        var verified = await Typed.RunAsync("account", "verify", id, "--server", server, "--token", token);
        var created = await Typed.RunAsync("mcp", "create", id, "--name", "readers", "--methods", "read", "--server", server, "--token", token);
        var readers = await Typed.RunAsync("tools", created.Out.Trim());
        var doctor = await Typed.RunAsync("doctor", url);
        var exitCode = await demo.StopAsync();

        Assert.Contains("list_all_request_tracker_tickets\treads\t", tools.Out, StringComparison.Ordinal);
        Assert.Single(JsonNode.Parse(call.Out)!["result"]!.AsArray());
        Assert.Contains($"{id}\trequest_tracker\tdemo\tactive\tRequest Tracker simulator\n", listed.Out, StringComparison.Ordinal);
        Assert.Equal(SandboxVendors.Names, printed["accounts"]!.AsArray().Select(one => one!["integration"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal((0, $"{id} works.\n"), (verified.ExitCode, verified.Out));
        Assert.DoesNotContain("create_a_request_tracker_ticket", readers.Out, StringComparison.Ordinal);
        Assert.Contains("list_all_request_tracker_tickets", readers.Out, StringComparison.Ordinal);
        Assert.Equal((0, 0), (doctor.ExitCode, exitCode));
    }

    [Fact]
    public async Task A_kept_folder_gives_the_same_account_token_and_url_again()
    {
        var data = Directory.CreateTempSubdirectory("patchbay-test-").FullName;
        var first = await RunOnceAsync(data);

        var second = await RunOnceAsync(data);

        Assert.Equal(first.Token, second.Token);
        Assert.Equal(first.Account, second.Account);
        Assert.Equal(first.McpPath, second.McpPath);
        Assert.Equal(0, second.ToolsExitCode);
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task For_people_it_prints_commands_to_paste()
    {
        var demo = new CommandSession("demo", "--port", "0");
        var lines = new List<string>();
        while (!lines.Contains("Stop everything with Ctrl-C."))
        {
            lines.Add(await demo.LineAsync());
        }

        Assert.Equal(0, await demo.StopAsync());
        var text = string.Join('\n', lines);
        Assert.Matches("patchbay tools http://127.0.0.1:[0-9]+/mcp/", text);
        Assert.Matches("^Dashboard +http://127.0.0.1:[0-9]+/login#[A-Za-z0-9_-]{43}\n", text);
    }

    private static async Task<(string Token, string Account, string McpPath, int ToolsExitCode)> RunOnceAsync(string data)
    {
        var demo = new CommandSession("demo", "--port", "0", "--json", "--data", data);
        var printed = await demo.ReceiveAsync();
        var account = printed["accounts"]![0]!;
        var url = account["mcp_url"]!.GetValue<string>();
        var tools = await Typed.RunAsync("tools", url);
        await demo.StopAsync();
        return (printed["admin_token"]!.GetValue<string>(), account["id"]!.GetValue<string>(), new Uri(url).AbsolutePath, tools.ExitCode);
    }
}
