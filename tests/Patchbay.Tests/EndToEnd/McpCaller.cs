using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Patchbay.Tests.EndToEnd;

/// <summary>The official C# client on one MCP URL, with answers as JSON.</summary>
sealed class McpCaller : IAsyncDisposable
{
    private readonly McpClient client;

    private McpCaller(McpClient client) => this.client = client;

    /// <param name="protocol">Null negotiates the newest revision; otherwise exactly that one.</param>
    public static async Task<McpCaller> ConnectAsync(Uri url, string? protocol = null)
    {
        var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = url,
            TransportMode = HttpTransportMode.StreamableHttp,
        });
        var client = await McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = protocol });
        Assert.Equal(protocol ?? "2026-07-28", client.NegotiatedProtocolVersion);
        return new McpCaller(client);
    }

    /// <summary>Calls a tool that must succeed; null arguments are left out.</summary>
    public async Task<JsonNode> CallAsync(string tool, object arguments)
    {
        var result = await RawAsync(tool, arguments);
        Assert.True(result.IsError is not true, Text(result));
        return JsonNode.Parse(Text(result))!;
    }

    /// <summary>Calls a tool that must fail, and gives its text.</summary>
    public async Task<string> ErrorAsync(string tool, object arguments)
    {
        var result = await RawAsync(tool, arguments);
        Assert.True(result.IsError, Text(result));
        return Text(result);
    }

    /// <summary>The bytes of the one file in a result.</summary>
    public async Task<byte[]> FileAsync(string tool, object arguments)
    {
        var result = await RawAsync(tool, arguments);
        Assert.True(result.IsError is not true, result.IsError is true ? Text(result) : "");
        var resource = Assert.Single(result.Content.OfType<EmbeddedResourceBlock>()).Resource;
        return resource switch
        {
            BlobResourceContents blob => blob.DecodedData.ToArray(),
            TextResourceContents text => Encoding.UTF8.GetBytes(text.Text),
            _ => throw new InvalidOperationException(resource.GetType().Name),
        };
    }

    public async Task<JsonNode> SchemaAsync(string tool)
    {
        var tools = await client.ListToolsAsync();
        return JsonNode.Parse(tools.Single(one => one.Name == tool).JsonSchema.GetRawText())!;
    }

    public async Task<IReadOnlyList<string>> ToolNamesAsync() => [.. (await client.ListToolsAsync()).Select(tool => tool.Name)];

    public async Task<CallToolResult> RawAsync(string tool, object arguments)
    {
        var given = JsonSerializer.SerializeToNode(arguments)!.AsObject()
            .Where(member => member.Value is not null)
            .ToDictionary(member => member.Key, member => (object?)member.Value);
        return await client.CallToolAsync(tool, given);
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private static string Text(CallToolResult result) => result.Content.OfType<TextContentBlock>().First().Text;
}
