using System.Text;
using Patchbay.Integrations;

namespace Patchbay.Tests.Mcp;

/// <summary>The tools the MCP conformance suite calls, built without files, behind the endpoint alone.</summary>
static class ConformanceHost
{
    private const string Picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private const string Schema =
        """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","$defs":{"address":{"$anchor":"addressDef","type":"object"}},"properties":{"address":{"$ref":"#/$defs/address"}},"allOf":[{"anyOf":[{"required":["address"]},{}]}],"if":{"required":["address"]},"then":{},"else":{},"additionalProperties":false}
        """;

    public static FixtureServers Servers()
    {
        var servers = new FixtureServers();
        servers.Replace(server => server with { Tools = new Toolset([]) });
        Add("test_simple_text", Text("This is a simple text response for testing."));
        Add("test_image_content", Files(Dot));
        Add("test_audio_content", Files(new ToolFile("silence.wav", "audio/wav", "RIFF"u8.ToArray())));
        Add("test_embedded_resource", Files(new ToolFile("note.txt", "text/plain", "This is an embedded resource content."u8.ToArray())));
        Add("test_multiple_content_types", Text("Multiple content types test:") with
        {
            Files = [Dot, new ToolFile("data.json", "application/json", """{"test":"data","value":123}"""u8.ToArray())],
        });
        Add("test_error_handling", ToolResult.Failed(ToolError.Refused, "This tool intentionally returns an error for testing"));
        Add("test_logging_tool", Text("nothing logged"));
        Add("test_streaming_elicitation", Text("nothing asked"));
        servers.Add(FixtureTools.Tool("test_tool_with_progress"), async (_, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(3.6), cancellationToken);
            return Text("done");
        });
        servers.Add(FixtureTools.Tool("test_custom_header", """{"region":{"type":"string","x-mcp-header":"Region"}}"""), (_, _) => Task.FromResult(Text("here")));
        servers.Add(FixtureTools.Tool("test_trigger_tool_change"), (_, _) =>
        {
            servers.Replace(server => server with { Name = server.Name });
            return Task.FromResult(Text("changed"));
        });
        servers.Add(
            FixtureTools.Tool("json_schema_2020_12_tool") with
            {
                Definition = Encoding.UTF8.GetBytes($$"""{"name":"json_schema_2020_12_tool","description":"Only listed.","inputSchema":{{Schema}}}"""),
            },
            (_, _) => Task.FromResult(Text("")));
        return servers;

        void Add(string name, ToolResult result) => servers.Add(FixtureTools.Tool(name), (_, _) => Task.FromResult(result));
    }

    private static ToolFile Dot { get; } = new("dot.png", "image/png", Convert.FromBase64String(Picture));

    private static ToolResult Text(string text) => new() { Json = Encoding.UTF8.GetBytes($"\"{text}\"") };

    private static ToolResult Files(params ToolFile[] files) => new() { Files = files };
}
