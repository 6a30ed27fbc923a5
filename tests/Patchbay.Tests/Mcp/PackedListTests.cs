using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Mcp;

public sealed class PackedListTests : IAsyncLifetime
{
    private const string List = """{"jsonrpc":"2.0","id":"a-1","method":"tools/list"}""";

    private McpHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await McpHost.StartAsync();
        foreach (var number in Enumerable.Range(0, 20))
        {
            host.Servers.Add(FixtureTools.Tool($"get_thing_{number}", """{"id":{"type":"integer"}}"""), (_, _) => FixtureServers.Json("{}"));
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("2025-06-18", List)]
    [InlineData("2025-06-18", """{"jsonrpc":"2.0","id":123456789,"method":"tools/list"}""")]
    [InlineData("", List)]
    public async Task A_legacy_client_that_takes_gzip_gets_the_same_list_in_less(string version, string body)
    {
        var plain = await AskAsync(body, ("MCP-Protocol-Version", version));
        var packed = await AskAsync(body, ("MCP-Protocol-Version", version), ("Accept-Encoding", "gzip, deflate, br"));

        Assert.Equal(("", "gzip"), (plain.Encoding, packed.Encoding));
        Assert.True(packed.Bytes.Length * 2 < plain.Bytes.Length, $"{packed.Bytes.Length} of {plain.Bytes.Length} bytes");
        AssertSame(plain.Bytes, Unpacked(packed.Bytes));
    }

    [Fact]
    public async Task So_does_a_modern_client()
    {
        var headers = Modern.Headers("tools/list");
        var plain = await AskAsync(Modern.Body("tools/list"), headers);
        var packed = await AskAsync(Modern.Body("tools/list"), [.. headers, ("Accept-Encoding", "br;q=1.0, gzip;q=0.8")]);

        Assert.Equal("gzip", packed.Encoding);
        AssertSame(plain.Bytes, Unpacked(packed.Bytes));
    }

    [Theory]
    [InlineData("gzip;q=0", McpHost.Both, List)]
    [InlineData("gzip;q=0.0, br", McpHost.Both, List)]
    [InlineData("br", McpHost.Both, List)]
    [InlineData("identity", McpHost.Both, List)]
    [InlineData("gzip", "text/event-stream", List)] // an event is made of lines
    [InlineData("gzip", McpHost.Both, $"[{List}]")] // several answers in one
    [InlineData("gzip", McpHost.Both, """{"jsonrpc":"2.0","id":1,"method":"ping"}""")] // nothing to gain
    public async Task Whatever_cannot_be_gzip_is_sent_as_it_is(string encodings, string accept, string body)
    {
        var answer = await AskAsync(body, ("Accept-Encoding", encodings), ("Accept", accept));

        Assert.Equal("", answer.Encoding);
        Assert.Contains("\"jsonrpc\":\"2.0\"", Encoding.UTF8.GetString(answer.Bytes));
    }

    [Fact]
    public async Task The_longest_id_comes_back()
    {
        var id = new string('i', 1_000);

        var answer = await AskAsync($$"""{"jsonrpc":"2.0","id":"{{id}}","method":"tools/list"}""", ("Accept-Encoding", "gzip"));

        Assert.Equal(id, (string?)JsonNode.Parse(Unpacked(answer.Bytes))!["id"]);
    }

    [Fact]
    public async Task A_changed_list_is_packed_anew()
    {
        await AskAsync(List, ("Accept-Encoding", "gzip"));
        host.Servers.Add(FixtureTools.Tool("late"), (_, _) => FixtureServers.Json("{}"));

        var answer = await AskAsync(List, ("Accept-Encoding", "gzip"));

        Assert.Contains("\"late\"", Encoding.UTF8.GetString(Unpacked(answer.Bytes)));
    }

    private async Task<(string Encoding, byte[] Bytes)> AskAsync(string body, params (string Name, string? Value)[] headers)
    {
        using var response = await host.OpenAsync(body, headers);
        using var bytes = new MemoryStream();
        await response.Content.CopyToAsync(bytes);
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength ?? bytes.Length);
        return (string.Join(", ", response.Content.Headers.ContentEncoding), bytes.ToArray());
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static void AssertSame(byte[] expected, byte[] actual) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(actual)), Encoding.UTF8.GetString(actual));
}
