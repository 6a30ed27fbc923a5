using System.Runtime.CompilerServices;
using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Servers;
using Patchbay.Tools;

namespace Patchbay.Mcp;

/// <summary>
/// What one MCP server answers over and over, serialised once: each is the remainder of an answer after its id, and a list is cut
/// around the tools, which many servers share.
/// </summary>
sealed class ServerPayloads
{
    private const int ShortestPacked = 1_400; // less fits into one packet as it is

    private static readonly ConditionalWeakTable<ServedServer, ServerPayloads> Known = [];

    private readonly Toolset? listed;
    private readonly Dictionary<string, byte[]> initialize = new(StringComparer.Ordinal);

    private ServerPayloads(ServedServer server, string version, TimeSpan cacheFor)
    {
        listed = server.Discovery ? null : server.Tools;
        Tools = server.Discovery ? DiscoveryTools.ListJson(server.Tools) : server.Tools.ListJson;
        var instructions = Instructions(server);
        foreach (var revision in (string[])["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"])
        {
            initialize[revision] = Result(json =>
            {
                json.WriteString("protocolVersion"u8, revision);
                json.WritePropertyName("capabilities"u8);
                json.WriteRawValue("""{"tools":{}}"""u8); // no listChanged: a legacy client has no stream to learn it from
                json.WritePropertyName("serverInfo"u8);
                WriteServerInfo(json, server, version, revision);
                WriteInstructions(json, instructions);
            });
        }

        ServerInfo = WireJson.Bytes(json => WriteServerInfo(json, server, version, ProtocolVersions.Modern));
        Discover = Result(json =>
        {
            json.WriteString("resultType"u8, "complete"u8);
            json.WritePropertyName("supportedVersions"u8);
            json.WriteRawValue($"[\"{ProtocolVersions.Modern}\"]");
            json.WritePropertyName("capabilities"u8);
            json.WriteRawValue("""{"tools":{"listChanged":true}}"""u8);
            WriteInstructions(json, instructions);
            WriteModernEnd(json, cacheFor);
        });
        ModernListTail = [.. ","u8, .. WireJson.Bytes(json =>
        {
            json.WriteStartObject();
            WriteModernEnd(json, cacheFor);
            json.WriteEndObject();
        }).AsSpan(1), .. "}"u8];
    }

    public static ReadOnlySpan<byte> ModernListHead => ",\"result\":{\"resultType\":\"complete\",\"tools\":"u8;

    public static ReadOnlySpan<byte> LegacyListHead => ",\"result\":{\"tools\":"u8;

    public static byte[] LegacyListTail { get; } = "}}"u8.ToArray();

    public byte[] ModernListTail { get; }

    /// <summary>What follows the tools in a compressed list.</summary>
    public byte[] ModernPackedRest => field ??= [.. ",\"resultType\":\"complete\""u8, .. ModernListTail.AsSpan()[..^1]];

    /// <summary>The listed tools, a JSON array.</summary>
    public ReadOnlyMemory<byte> Tools { get; }

    /// <summary>The same compressed; null for a list too short to gain by it.</summary>
    public PackedTools? Packed => listed is not null && Tools.Length >= ShortestPacked ? PackedTools.Of(listed) : null;

    public byte[] Discover { get; }

    /// <summary>The object that modern results carry in <c>_meta</c>.</summary>
    public byte[] ServerInfo { get; }

    public static ServerPayloads Of(ServedServer server, McpEdge edge) =>
        Known.TryGetValue(server, out var payloads)
            ? payloads
            : Make(server, edge);

    // Apart: what the delegate needs would be put into an object on every call.
    private static ServerPayloads Make(ServedServer server, McpEdge edge) =>
        Known.GetValue(server, server => new ServerPayloads(server, edge.ServerVersion, edge.Options.CacheFor));

    /// <param name="version">A legacy revision.</param>
    public byte[] Initialize(string version) => initialize[version];

    private static byte[] Result(Action<Utf8JsonWriter> write) =>
    [
        .. ",\"result\":"u8,
        .. WireJson.Bytes(json =>
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }),
        .. "}"u8,
    ];

    private static void WriteServerInfo(Utf8JsonWriter json, ServedServer server, string version, string revision)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, server.Integration.Name);
        if (string.CompareOrdinal(revision, "2025-06-18") >= 0)
        {
            json.WriteString("title"u8, server.Name);
        }

        json.WriteString("version"u8, version);
        if (string.CompareOrdinal(revision, "2025-11-25") >= 0)
        {
            json.WriteString("description"u8, server.Integration.Summary);
        }

        json.WriteEndObject();
    }

    private static void WriteInstructions(Utf8JsonWriter json, string instructions)
    {
        if (instructions.Length > 0)
        {
            json.WriteString("instructions"u8, instructions);
        }
    }

    private void WriteModernEnd(Utf8JsonWriter json, TimeSpan cacheFor)
    {
        json.WriteNumber("ttlMs"u8, (long)cacheFor.TotalMilliseconds);
        json.WriteString("cacheScope"u8, "private"u8); // what is offered depends on the URL's token
        json.WriteStartObject("_meta"u8);
        json.WritePropertyName("io.modelcontextprotocol/serverInfo"u8);
        json.WriteRawValue(ServerInfo, skipInputValidation: true);
        json.WriteEndObject();
    }

    private static string Instructions(ServedServer server) => string.Join(
        "\n\n", ((string?[])[server.Integration.Instructions, server.Discovery ? DiscoveryTools.Instructions(server) : null]).OfType<string>());
}
