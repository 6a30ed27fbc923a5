using System.Text.Json.Nodes;

namespace Patchbay.Tests.Cli;

public sealed class CallCommandTests
{
    [Fact]
    public async Task What_the_tool_says_goes_to_standard_output()
    {
        await using var server = await DesklyServer.StartAsync(DesklyServer.Says("two tickets: ä, 日本"));

        var typed = await Typed.RunAsync("call", server.Url.ToString(), "list_all_deskly_tickets", """{"limit": 2}""");

        Assert.Equal((0, "two tickets: ä, 日本\n", ""), (typed.ExitCode, typed.Out, typed.Error));
        var call = server.Requests.Single(request => request.Method == "tools/call").Body!["params"]!;
        Assert.Equal("list_all_deskly_tickets", call["name"]!.GetValue<string>());
        Assert.Equal(2, call["arguments"]!["limit"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_tool_error_goes_to_standard_error_with_exit_code_1()
    {
        await using var server = await DesklyServer.StartAsync(DesklyServer.Says("subject is required", isError: true));

        var typed = await Typed.RunAsync("call", server.Url.ToString(), "create_a_deskly_ticket");

        Assert.Equal((1, "", "subject is required\n"), (typed.ExitCode, typed.Out, typed.Error));
    }

    [Fact]
    public async Task A_protocol_error_is_told_in_the_server_s_words()
    {
        await using var server = await ScriptedServer.StartAsync((request, context) => request.Method == "server/discover"
            ? context.ResultAsync(request, """{"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"ttlMs":0,"cacheScope":"private"}""")
            : context.JsonAsync($$$"""{"jsonrpc":"2.0","id":{{{request.Body!["id"]}}},"error":{"code":-32602,"message":"Unknown tool 'nope'"}}"""));

        var typed = await Typed.RunAsync("call", server.Url.ToString(), "nope");

        Assert.Equal(1, typed.ExitCode);
        Assert.Contains("Unknown tool 'nope'", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_come_from_standard_input_or_a_file()
    {
        await using var server = await DesklyServer.StartAsync(DesklyServer.Says("ok"));
        var file = Path.Combine(Directory.CreateTempSubdirectory("patchbay-test-").FullName, "arguments.json");
        await File.WriteAllTextAsync(file, """{"from":"file"}""");

        await Typed.RunAsync(new Given { In = """{"from":"input"}""" }, "call", server.Url.ToString(), "create_a_deskly_ticket", "-");
        await Typed.RunAsync("call", server.Url.ToString(), "create_a_deskly_ticket", "@" + file);

        Assert.Equal(
            ["input", "file"],
            server.Requests.Where(request => request.Method == "tools/call").Select(request => request.Body!["params"]!["arguments"]!["from"]!.GetValue<string>()));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData("[1]", "not an array")]
    [InlineData("{limit: 2}", "not JSON")]
    [InlineData("""{"a":1,"a":2}""", "given twice")]
    [InlineData("@/nowhere/arguments.json", "cannot be read")]
    public async Task Arguments_that_are_no_object_are_wrong_usage_and_nothing_is_sent(string json, string explanation)
    {
        await using var server = await DesklyServer.StartAsync("{}");

        var typed = await Typed.RunAsync("call", server.Url.ToString(), "create_a_deskly_ticket", json);

        Assert.Equal(2, typed.ExitCode);
        Assert.Contains(explanation, typed.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_file_is_saved_byte_for_byte()
    {
        byte[] bytes = [0, 255, 13, 10, 26, 128];
        await using var server = await DesklyServer.StartAsync(FileResult(bytes));
        var path = Path.Combine(Directory.CreateTempSubdirectory("patchbay-test-").FullName, "saved.bin");

        var typed = await Typed.RunAsync("call", server.Url.ToString(), "list_all_deskly_tickets", "--out", path);

        Assert.Equal(0, typed.ExitCode);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task A_linked_file_is_downloaded()
    {
        await using var files = await ScriptedServer.StartAsync((_, context) => context.Response.Body.WriteAsync(new byte[] { 1, 2, 0 }).AsTask());
        await using var server = await DesklyServer.StartAsync(
            $$"""{"resultType":"complete","content":[{"type":"resource_link","uri":"{{files.Origin}}f/1","name":"big.zip"}]}""");
        var path = Path.Combine(Directory.CreateTempSubdirectory("patchbay-test-").FullName, "saved.bin");

        var typed = await Typed.RunAsync("call", server.Url.ToString(), "list_all_deskly_tickets", "--out", path);

        Assert.Equal(0, typed.ExitCode);
        Assert.Equal([1, 2, 0], await File.ReadAllBytesAsync(path));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task Without_out_a_file_is_announced_and_never_printed()
    {
        await using var server = await DesklyServer.StartAsync(FileResult([1, 2, 3]));

        var typed = await Typed.RunAsync("call", server.Url.ToString(), "list_all_deskly_tickets");

        Assert.Equal((0, ""), (typed.ExitCode, typed.Out));
        Assert.Equal("The answer holds the file photo.png (image/png, 3 bytes). Save it with --out FILE.\n", typed.Error);
    }

    [Fact]
    public async Task Out_without_a_file_in_the_answer_fails()
    {
        await using var server = await DesklyServer.StartAsync(DesklyServer.Says("no file here"));

        var typed = await Typed.RunAsync("call", server.Url.ToString(), "list_all_deskly_tickets", "--out", "/nowhere/at/all");

        Assert.Equal((1, "no file here\n"), (typed.ExitCode, typed.Out));
        Assert.Contains("no file", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_prints_the_whole_result_on_one_line()
    {
        await using var server = await DesklyServer.StartAsync(DesklyServer.Says("first\\nsecond"));

        var typed = await Typed.RunAsync("call", server.Url.ToString(), "list_all_deskly_tickets", "--json");

        var line = Assert.Single(typed.Out.TrimEnd('\n').Split('\n'));
        Assert.Equal("first\nsecond", JsonNode.Parse(line)!["content"]![0]!["text"]!.GetValue<string>());
    }

    private static string FileResult(byte[] bytes) => $$$"""
        {"resultType":"complete","content":[{"type":"resource","resource":{"uri":"patchbay://file/photo.png","mimeType":"image/png","blob":"{{{Convert.ToBase64String(bytes)}}}"}}]}
        """;
}
