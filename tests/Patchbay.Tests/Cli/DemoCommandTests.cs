using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Sandbox;
using Patchbay.Tests.Hosting;

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

    [Fact]
    public async Task Stopped_while_it_connects_its_accounts_it_finishes_what_the_server_is_answering()
    {
        var port = Loopback.FreePort();
        var demo = new CommandSession("demo", "--port", $"{port}", "--json");
        using var request = await ConnectAsync(port);
        await request.SendAsync("POST /session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 18\r\nExpect: 100-continue\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 100 ", await ReadAsync(request), StringComparison.Ordinal); // it has begun to read the body

        var stopping = demo.StopAsync();
        await UntilRefusedAsync(port);
        await request.SendAsync("""{"token": "pb_no"}"""u8.ToArray());
        var answer = await ReadAsync(request);
        request.Close();

        Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
        Assert.Equal((1, ""), (await stopping, demo.Error));
    }

    private static async Task<Socket> ConnectAsync(int port)
    {
        while (true)
        {
            if (await TryConnectAsync(port) is { } socket)
            {
                return socket;
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static async Task UntilRefusedAsync(int port)
    {
        while (await TryConnectAsync(port) is { } socket)
        {
            socket.Dispose();
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<Socket?> TryConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>What comes next; empty when the connection was cut.</summary>
    private static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[4096];
        try
        {
            return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken));
        }
        catch (SocketException)
        {
            return "";
        }
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
